// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.sandbox.http.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that is replaced as a whole: after a crash it holds either the old or the new content, and
 * what was written is on the disk when the call returns.
 */
final class StateFile {
  private final Path folder;
  private final Path file;

  StateFile(Path folder) {
    this.folder = folder.toAbsolutePath();
    this.file = this.folder.resolve("state.json");
  }

  Path path() {
    return file;
  }

  /**
   * The content; empty when there is no file.
   *
   * @throws IllegalArgumentException when it is no JSON
   */
  Optional<JsonNode> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode content =
        Json.parse(Files.readAllBytes(file))
            .orElseThrow(() -> new IllegalArgumentException("it is no JSON"));
    return Optional.of(content);
  }

  void write(JsonNode content) throws IOException {
    Files.createDirectories(folder);
    Path next = folder.resolve("state.json.next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(Json.pretty(content));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
