// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import io.usher.local.part.PidFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stack that another process started, seen through the files in its folder. */
public final class RunningStack {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path logs;

  /**
   * @param data folder of the stack
   */
  public RunningStack(Path data) {
    this.logs = data.resolve("logs");
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
