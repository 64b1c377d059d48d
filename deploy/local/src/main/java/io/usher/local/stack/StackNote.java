// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running stack leaves in its folder, so that another command can find it.
 *
 * @param portBase where its ports begin
 * @param replicas how many of each service
 * @param sandbox whether the sandbox runs
 */
public record StackNote(int portBase, int replicas, boolean sandbox) {

  private static final String FILE = "stack.properties";

  static StackNote of(StackPlan plan) {
    return new StackNote(plan.ports().base(), plan.replicas(), plan.sandbox());
  }

  /** The note in a folder of logs; empty when no stack was ever started there. */
  public static Optional<StackNote> in(Path logs) {
    Path file = logs.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return Optional.of(
          new StackNote(
              Integer.parseInt(properties.getProperty("port-base", "")),
              Integer.parseInt(properties.getProperty("replicas", "1")),
              Boolean.parseBoolean(properties.getProperty("sandbox"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  void write(Path logs) {
    Properties properties = new Properties();
    properties.setProperty("port-base", Integer.toString(portBase));
    properties.setProperty("replicas", Integer.toString(replicas));
    properties.setProperty("sandbox", Boolean.toString(sandbox));
    try (Writer writer = Files.newBufferedWriter(logs.resolve(FILE))) {
      properties.store(writer, "The stack that was started last");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
