// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import io.usher.local.part.Part;
import io.usher.local.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Memory and processor time of a stack's processes, as the operating system counts them. */
final class Processes {

  private final LocalStack stack;

  Processes(LocalStack stack) {
    this.stack = stack;
  }

  /** Resident megabytes (2^20) of each service. */
  Map<String, Double> residentOfServices() {
    Map<String, Double> resident = new LinkedHashMap<>();
    stack
        .services()
        .forEach(
            part -> part.pid().ifPresent(pid -> resident.put(part.name(), residentMegabytes(pid))));
    return resident;
  }

  /** Processor time since its start of each part, children included, and of this process. */
  Map<String, Duration> processorTime() {
    Map<String, Duration> times = new LinkedHashMap<>();
    for (Part part : stack.parts()) {
      part.pid().ifPresent(pid -> times.put(part.name(), withChildren(pid)));
    }
    times.put("bench", timeOf(ProcessHandle.current()));
    return times;
  }

  private static Duration withChildren(long pid) {
    return ProcessHandle.of(pid)
        .map(
            root ->
                Stream.concat(Stream.of(root), root.descendants())
                    .map(Processes::timeOf)
                    .reduce(Duration.ZERO, Duration::plus))
        .orElse(Duration.ZERO);
  }

  private static Duration timeOf(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static double residentMegabytes(long pid) {
    try {
      Path status = Path.of("/proc/" + pid + "/status");
      String kilobytes =
          Files.exists(status) ? residentLine(status) : output("ps", "-o", "rss=", "-p", "" + pid);
      return Long.parseLong(kilobytes.strip()) / 1024.0;
    } catch (IOException e) {
      throw new UncheckedIOException("The memory of process " + pid + " could not be read", e);
    }
  }

  private static String residentLine(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .findFirst()
        .orElse("0");
  }

  private static String output(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    try (var out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
