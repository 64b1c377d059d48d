// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where references in the folder lead: {@code ${env:NAME}} to a variable, {@code ${file:path}} to a
 * file, relative to the folder unless absolute.
 *
 * @param variables environment variables by name
 */
public record Secrets(Map<String, String> variables) {

  public Secrets {
    variables = Map.copyOf(variables);
  }

  /** The environment of this process. */
  public static Secrets fromEnvironment() {
    return new Secrets(System.getenv());
  }

  /** These variables and no others. */
  public static Secrets of(Map<String, String> variables) {
    return new Secrets(variables);
  }

  /** The variable of that name; an empty one counts as not set. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** The text of a file without its last line break; empty when it cannot be read or is empty. */
  Optional<String> file(Path path) {
    try {
      return Optional.of(Files.readString(path).stripTrailing()).filter(text -> !text.isEmpty());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Tells names only. */
  @Override
  public String toString() {
    return "Secrets" + new TreeSet<>(variables.keySet());
  }
}
