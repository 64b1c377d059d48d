// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import io.usher.local.part.ServicePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import one.convert.Arguments;
import one.convert.JfrToFlame;

/**
 * Where the processor's time goes in each service: a flight recording, a flame graph, and the
 * libraries in whose name the time was spent.
 */
final class FlightRecordings {

  private static final String NAME = "usher-bench";
  private static final int SHOWN = 6;

  /** Beginnings of packages, and how the table calls them; the first that fits wins. */
  private static final Map<String, String> OWNERS =
      Map.ofEntries(
          Map.entry("io.usher", "Usher"),
          Map.entry("org.postgresql", "PostgreSQL driver"),
          Map.entry("io.agroal", "connection pool"),
          Map.entry("com.arjuna", "transactions"),
          Map.entry("org.apache.kafka", "Kafka client"),
          Map.entry("io.smallrye", "SmallRye"),
          Map.entry("io.netty", "Netty"),
          Map.entry("io.vertx", "Vert.x"),
          Map.entry("io.quarkus", "Quarkus"),
          Map.entry("org.jboss", "RESTEasy, logging"),
          Map.entry("com.fasterxml", "Jackson"),
          Map.entry("org.apache.avro", "Avro"),
          Map.entry("io.apicurio", "registry client"),
          Map.entry("com.microsoft", "Graph SDK"),
          Map.entry("okhttp3", "OkHttp"),
          Map.entry("okio", "OkHttp"),
          Map.entry("dev.cel", "CEL"),
          Map.entry("com.ibm.icu", "ICU"),
          Map.entry("io.github.bucket4j", "bucket4j"),
          Map.entry("io.opentelemetry", "OpenTelemetry"),
          Map.entry("io.micrometer", "Micrometer"));

  private final Path folder;

  /**
   * @param folder where recordings and pictures are put
   */
  FlightRecordings(Path folder) {
    this.folder = folder;
  }

  /** Records all services while something is done. */
  void during(Bench bench, Report report, Runnable work) {
    create(folder);
    bench
        .stack()
        .services()
        .forEach(part -> jcmd(part, "JFR.start", "name=" + NAME, "settings=profile"));
    work.run();
    for (ServicePart part : bench.stack().services()) {
      Path recording = folder.resolve(part.name() + ".jfr");
      jcmd(part, "JFR.stop", "name=" + NAME, "filename=" + recording);
      draw(part, recording);
      shares(recording).stream()
          .limit(SHOWN)
          .forEach(
              share ->
                  report.add(
                      "CPU samples of " + part.name(), share.getKey(), share.getValue(), "%"));
    }
    bench.tell("Flame graphs: " + folder);
  }

  private void draw(ServicePart part, Path recording) {
    try {
      JfrToFlame.convert(
          recording.toString(),
          folder.resolve(part.name() + ".html").toString(),
          new Arguments("--title", part.name()));
    } catch (IOException e) {
      throw new UncheckedIOException("No flame graph of " + part.name(), e);
    }
  }

  private static List<Map.Entry<String, Double>> shares(Path recording) {
    Map<String, Integer> samples = new HashMap<>();
    int all = 0;
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
          samples.merge(owner(event.getStackTrace()), 1, Integer::sum);
          all++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The recording could not be read: " + recording, e);
    }
    double total = Math.max(1, all);
    return samples.entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), 100 * entry.getValue() / total))
        .sorted(Comparator.comparing((Map.Entry<String, Double> e) -> e.getValue()).reversed())
        .toList();
  }

  /** The library nearest to the top of the stack; the JDK works for whoever called it. */
  private static String owner(@org.jspecify.annotations.Nullable RecordedStackTrace stack) {
    if (stack == null) {
      return "unknown";
    }
    for (RecordedFrame frame : stack.getFrames()) {
      String type = frame.getMethod().getType().getName();
      for (Map.Entry<String, String> owner : OWNERS.entrySet()) {
        if (type.startsWith(owner.getKey())) {
          return owner.getValue();
        }
      }
    }
    return "JDK";
  }

  private static void jcmd(ServicePart part, String... arguments) {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(part.pid().orElseThrow())));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("jcmd failed for " + part.name());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("jcmd could not be started", e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder could not be made: " + folder, e);
    }
  }
}
