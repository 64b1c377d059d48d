// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server of an earlier launcher that still holds the data folder. PostgreSQL writes its process
 * id and the folder into {@code postmaster.pid}; the process is ended only when both agree with
 * what runs, since the id may have been given to somebody else.
 */
final class PostgresLeftover {

  private PostgresLeftover() {}

  static void end(Path data) {
    owner(data)
        .ifPresent(
            server -> {
              server.destroyForcibly();
              Waiting.until(Duration.ofSeconds(10), () -> !server.isAlive());
            });
  }

  private static Optional<ProcessHandle> owner(Path data) {
    Path file = data.resolve("postmaster.pid");
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() < 2 || !lines.get(0).strip().matches("\\d{1,18}")) {
        return Optional.empty();
      }
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
          .filter(handle -> runsOn(handle, data));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean runsOn(ProcessHandle handle, Path data) {
    ProcessHandle.Info info = handle.info();
    return info.command().orElse("").endsWith("/postgres")
        && List.of(info.arguments().orElse(new String[0])).contains(data.toString());
  }
}
