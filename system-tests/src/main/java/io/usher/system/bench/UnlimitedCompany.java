// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a company folder in which Graph has no write limit. */
final class UnlimitedCompany {

  private static final String LIMIT = "  limits:";

  private UnlimitedCompany() {}

  /**
   * Copies.
   *
   * @param company the company folder
   * @param target the folder of the copy, made when missing
   * @return the target
   */
  static Path copy(Path company, Path target) {
    try (Stream<Path> files = Files.list(company)) {
      Files.createDirectories(target);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        List<String> lines = Files.readAllLines(file);
        if (file.getFileName().toString().equals("directory.yaml")) {
          lines = lines.stream().map(UnlimitedCompany::lift).toList();
        }
        Files.write(target.resolve(file.getFileName()), lines);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("The company folder could not be copied to " + target, e);
    }
  }

  private static String lift(String line) {
    return line.startsWith(LIMIT) ? LIMIT + " { writes: 0, per: PT150S }" : line;
  }
}
