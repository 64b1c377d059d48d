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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a running stack leaves in its folder, so that another command can find it.
 *
 * @param portBase where its ports begin
 * @param replicas how many of each service
 * @param sandbox whether the sandbox runs
 * @param services which services run
 */
public record StackNote(int portBase, int replicas, boolean sandbox, Set<ServiceModule> services) {

  private static final String FILE = "stack.properties";

  public StackNote {
    services = Set.copyOf(services);
  }

  static StackNote of(StackPlan plan) {
    return new StackNote(plan.ports().base(), plan.replicas(), plan.sandbox(), plan.services());
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
              Boolean.parseBoolean(properties.getProperty("sandbox")),
              services(properties.getProperty("services", ""))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  void write(Path logs) {
    Properties properties = new Properties();
    properties.setProperty("port-base", Integer.toString(portBase));
    properties.setProperty("replicas", Integer.toString(replicas));
    properties.setProperty("sandbox", Boolean.toString(sandbox));
    properties.setProperty(
        "services", services.stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
    try (Writer writer = Files.newBufferedWriter(logs.resolve(FILE))) {
      properties.store(writer, "The stack that was started last");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<ServiceModule> services(String names) {
    return Stream.of(names.split(","))
        .filter(name -> !name.isEmpty())
        .map(ServiceModule::valueOf)
        .collect(Collectors.toSet());
  }
}
