// SPDX-License-Identifier: Apache-2.0
package io.usher.system.documentation;

import io.usher.local.part.UsherHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the repository, as they were written. */
final class Repository {

  private static final Set<String> NOT_WRITTEN = Set.of("target", ".git", ".usher", "node_modules");

  private final Path root = UsherHome.find().folder();

  /** A file or folder by its path from the root. */
  Path path(String path) {
    return root.resolve(path);
  }

  String read(String path) {
    return read(path(path));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files whose name ends so, what was built left out, in order. */
  List<Path> files(String ending) {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(file -> file.toString().endsWith(ending))
          .filter(this::isWritten)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sources of the modules, tests left out. */
  List<Path> sources() {
    return files(".java").stream()
        .filter(file -> file.toString().contains("/src/main/java/"))
        .toList();
  }

  /** Leaves what a page should be where it can be copied from. */
  Path leave(String name, String text) {
    Path folder = root.resolve("system-tests/target/candidates");
    try {
      Files.createDirectories(folder);
      return root.relativize(Files.writeString(folder.resolve(name), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isWritten(Path file) {
    for (Path part : root.relativize(file)) {
      if (NOT_WRITTEN.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }
}
