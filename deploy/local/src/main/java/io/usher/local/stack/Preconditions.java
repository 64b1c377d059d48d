// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import io.usher.local.part.FreePorts;
import io.usher.local.part.PartException;
import io.usher.local.part.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What must hold before anything is started; each failure says what to do. */
final class Preconditions {

  /** Enough for the data of a day of trying out; a full disk would corrupt nothing but stop all. */
  private static final long DISK_BYTES = 2L * 1024 * 1024 * 1024;

  private static final int JDK = 21;

  private Preconditions() {}

  static void verify(StackPlan plan) {
    if (Runtime.version().feature() < JDK) {
      throw new PartException(
          "Java %s is too old: install a JDK %d or newer, or set JAVA_HOME to one"
              .formatted(Runtime.version(), JDK));
    }
    plan.services().forEach(service -> plan.home().serviceJar(service.module()));
    if (!Files.isDirectory(plan.company())) {
      throw new PartException(
          "There is no company folder " + plan.company() + ": give one with --company DIR");
    }
    verifyDisk(plan.data());
  }

  /** Nobody else uses this data folder. */
  static void verifyAlone(Path launcherPid) {
    PidFile.running(launcherPid)
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .ifPresent(
            process -> {
              throw new PartException(
                  "A stack with this data folder runs already (process %d): ./usher down, or --data DIR"
                      .formatted(process.pid()));
            });
  }

  static void verifyPorts(StackPlan plan) {
    Map<Integer, String> taken =
        plan.ports().needed(plan).entrySet().stream()
            .filter(entry -> !FreePorts.isFree(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (!taken.isEmpty()) {
      String list =
          taken.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(entry -> entry.getKey() + " for " + entry.getValue())
              .collect(Collectors.joining(", "));
      throw new PartException(
          "Taken by another program: port %s. Move all ports: --port-base %d"
              .formatted(list, plan.ports().base() + 1000));
    }
  }

  private static void verifyDisk(Path data) {
    Path existing = data;
    while (!Files.exists(existing)) {
      existing = existing.resolve("..").normalize();
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      if (free < DISK_BYTES) {
        throw new PartException(
            "Only %d MB are free at %s, 2048 are needed: make room or use --data DIR"
                .formatted(free / 1024 / 1024, existing));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
