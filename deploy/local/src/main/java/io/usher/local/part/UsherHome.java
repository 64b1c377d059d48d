// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of the repository, where the built programs lie.
 *
 * @param folder absolute path of the root
 */
public record UsherHome(Path folder) {

  public UsherHome {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * System property {@code usher.home}, environment variable {@code USHER_HOME}, or the first
   * folder upwards from the working directory that holds {@code deploy/local/pom.xml}.
   */
  public static UsherHome find() {
    return Optional.ofNullable(System.getProperty("usher.home"))
        .or(() -> Optional.ofNullable(System.getenv("USHER_HOME")))
        .map(Path::of)
        .or(UsherHome::upwards)
        .map(UsherHome::new)
        .orElseThrow(
            () ->
                new PartException(
                    "The Usher folder was not found: start inside of it or set USHER_HOME"));
  }

  /**
   * What the build unpacked and copied for the local stack: {@code apicurio}, {@code kafka-lib}.
   */
  public Path localTarget(String name) {
    return built(Path.of("deploy", "local", "target", name), "deploy/local");
  }

  /** The runnable Quarkus application of a service module. */
  public Path serviceJar(String module) {
    return built(Path.of(module, "target", "quarkus-app", "quarkus-run.jar"), module);
  }

  /** The runnable jar of the sandbox. */
  public Path sandboxJar() {
    Path target = built(Path.of("sandbox", "target", "lib"), "sandbox").resolveSibling(".");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("usher-sandbox-[0-9].*\\.jar"))
          .filter(file -> !file.getFileName().toString().contains("tests"))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow(() -> new PartException("sandbox is not built. Run: ./usher build"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The given path below the root, which a build must have made. */
  public Path built(Path relative, String module) {
    Path path = folder.resolve(relative);
    if (!Files.exists(path)) {
      throw new PartException(
          module + " is not built: " + path + " is missing. Run: ./usher build");
    }
    return path;
  }

  private static Optional<Path> upwards() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("deploy/local/pom.xml"))) {
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder);
  }
}
