// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import io.usher.local.part.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A stack that another process started, seen through the files in its folder. */
public final class RunningStack {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** As far down as {@code bench/data/logs/launcher.pid}. */
  private static final int DEEPEST = 4;

  private final Path logs;

  /**
   * @param data folder of the stack
   */
  public RunningStack(Path data) {
    this.logs = data.resolve("logs");
  }

  /**
   * Data folders of all stacks that were started below a folder and not stopped, in their order.
   *
   * @param state folder in which commands keep their stacks; need not exist
   */
  public static List<Path> below(Path state) {
    if (!Files.isDirectory(state)) {
      return List.of();
    }
    Path launcher = Path.of("logs", LocalStack.LAUNCHER);
    try (Stream<Path> files =
        Files.find(state, DEEPEST, (file, attributes) -> file.endsWith(launcher))) {
      return files.map(file -> file.resolve("../..").normalize()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its launcher, when it runs. */
  public Optional<ProcessHandle> launcher() {
    return PidFile.running(logs.resolve(LocalStack.LAUNCHER));
  }

  /** The process of a part, when it runs. */
  public Optional<ProcessHandle> part(String name) {
    return PidFile.running(logs.resolve(name + ".pid"));
  }

  /**
   * Asks the launcher to stop its parts and ends what is left.
   *
   * @return whether anything ran
   */
  public boolean stop() {
    Optional<ProcessHandle> launcher = launcher();
    launcher.ifPresent(RunningStack::endInOrder);
    List<String> leftovers = PidFile.endLeftovers(logs);
    return launcher.isPresent() || !leftovers.isEmpty();
  }

  private static void endInOrder(ProcessHandle launcher) {
    launcher.destroy();
    try {
      launcher.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      launcher.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
