// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves {@code ${env:NAME}} and {@code ${file:path}} inside texts. */
final class References {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

  private final Path folder;
  private final Secrets secrets;

  References(Path folder, Secrets secrets) {
    this.folder = folder;
    this.secrets = secrets;
  }

  /** True when the text is one reference and nothing else. */
  static boolean isOne(String text) {
    return REFERENCE.matcher(text).matches();
  }

  /**
   * The text with its references replaced; empty when one of them leads nowhere.
   *
   * @param mistake takes what was found and what was expected
   */
  Optional<String> resolve(String text, BiConsumer<String, String> mistake) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    boolean complete = true;
    while (matcher.find()) {
      Optional<String> value = look(matcher.group(1), mistake);
      complete &= value.isPresent();
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value.orElse("")));
    }
    matcher.appendTail(resolved);
    return complete ? Optional.of(resolved.toString()) : Optional.empty();
  }

  private Optional<String> look(String reference, BiConsumer<String, String> mistake) {
    String shown = "${" + reference + "}";
    if (reference.startsWith("env:")) {
      String name = reference.substring("env:".length());
      Optional<String> value = secrets.variable(name);
      if (value.isEmpty()) {
        mistake.accept(shown + ", which is not set", "the environment variable " + name);
      }
      return value;
    }
    if (reference.startsWith("file:")) {
      return file(reference.substring("file:".length()), shown, mistake);
    }
    mistake.accept(shown, "${env:NAME} or ${file:path}");
    return Optional.empty();
  }

  private Optional<String> file(String name, String shown, BiConsumer<String, String> mistake) {
    try {
      Optional<String> value = secrets.file(folder.resolve(name));
      if (value.isEmpty()) {
        mistake.accept(shown + ", which cannot be read or is empty", "the file " + name);
      }
      return value;
    } catch (InvalidPathException invalid) {
      mistake.accept(shown + ", which is no path", "the file's path");
      return Optional.empty();
    }
  }
}
