// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers a process over the death of the launcher: its id and when it started, because the id
 * alone may by then belong to somebody else.
 */
public final class PidFile {

  private static final String ENDING = ".pid";
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  private PidFile() {}

  /** Writes the file beside a log: {@code kafka.pid} for {@code kafka.log}. */
  static void write(Path log, ProcessHandle process) {
    write(log.resolveSibling(name(log)), process.pid(), start(process));
  }

  /** Writes the file for this JVM. */
  public static void writeOwn(Path file) {
    ProcessHandle own = ProcessHandle.current();
    write(file, own.pid(), start(own));
  }

  /** Removes the file beside a log, when it still tells of this process. */
  static void remove(Path log, long pid) {
    Path file = log.resolveSibling(name(log));
    try {
      if (Files.exists(file) && Files.readString(file).startsWith(pid + " ")) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It stays and is seen as stale: the process that it tells of does not run any more.
      System.getLogger(PidFile.class.getName()).log(System.Logger.Level.DEBUG, "pid file", e);
    }
  }

  /** The process that the file tells of, when it still runs and is the same one. */
  public static Optional<ProcessHandle> running(Path file) {
    try {
      List<String> words =
          Files.exists(file) ? List.of(Files.readString(file).strip().split(" ")) : List.of();
      if (words.size() != 2 || !words.stream().allMatch(word -> word.matches("\\d{1,18}"))) {
        return Optional.empty();
      }
      Instant noted = Instant.ofEpochMilli(Long.parseLong(words.get(1)));
      return ProcessHandle.of(Long.parseLong(words.get(0)))
          .filter(ProcessHandle::isAlive)
          .filter(
              handle ->
                  Duration.between(noted, Instant.ofEpochMilli(start(handle)))
                          .abs()
                          .compareTo(CLOCK_TOLERANCE)
                      <= 0);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Ends every process that a file in the folder tells of, and removes the files.
   *
   * @return names of the parts that still ran
   */
  public static List<String> endLeftovers(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .filter(PidFile::end)
          .map(file -> file.getFileName().toString().replace(ENDING, ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean end(Path file) {
    Optional<ProcessHandle> leftover = running(file);
    leftover.ifPresent(
        process -> {
          process.destroy();
          if (!Waiting.until(Duration.ofSeconds(10), () -> !process.isAlive())) {
            process.destroyForcibly();
            Waiting.until(Duration.ofSeconds(10), () -> !process.isAlive());
          }
        });
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return leftover.isPresent();
  }

  private static void write(Path file, long pid, long start) {
    try {
      Files.writeString(file, pid + " " + start + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String name(Path log) {
    return log.getFileName().toString().replaceFirst("\\.log$", "") + ENDING;
  }
}
