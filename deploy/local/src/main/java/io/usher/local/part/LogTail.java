// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, for an error message that needs no second look into the file. */
final class LogTail {

  private static final int MAX_BYTES = 16 * 1024;

  private LogTail() {}

  /** Up to {@code count} last lines; empty when the file cannot be read. */
  static List<String> of(Path log, int count) {
    try (var channel = Files.newByteChannel(log)) {
      long from = Math.max(0, channel.size() - MAX_BYTES);
      channel.position(from);
      var buffer = java.nio.ByteBuffer.allocate((int) Math.min(MAX_BYTES, channel.size() - from));
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      List<String> lines =
          new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A message that ends with where the log is and its last lines. */
  static String withTail(String message, Path log) {
    List<String> lines = of(log, 12);
    return message
        + "\n  log: "
        + log
        + (lines.isEmpty() ? "" : "\n  | " + String.join("\n  | ", lines));
  }
}
