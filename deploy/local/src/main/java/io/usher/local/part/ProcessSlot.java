// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The place of a part's process: empty, or taken by one that runs. Used from several threads. */
final class ProcessSlot {

  private @Nullable ChildProcess process;

  /** Starts a process and puts it here. */
  synchronized ChildProcess run(ChildProcess.Spec spec) {
    ChildProcess started = ChildProcess.start(spec);
    process = started;
    return started;
  }

  /**
   * Starts a process and waits for it. The lock is free meanwhile, so that it can be ended.
   *
   * @throws PartException when it ends or is not ready in time; it is stopped then
   */
  void runUntilReady(ChildProcess.Spec spec, Duration atMost, BooleanSupplier ready) {
    ChildProcess started = run(spec);
    boolean answered = Waiting.until(atMost, () -> !started.isAlive() || ready.getAsBoolean());
    if (started.isAlive() && answered) {
      return;
    }
    String why =
        started.isAlive() ? "did not become ready in " + atMost.toSeconds() + " s" : "ended";
    stop(Duration.ofSeconds(5));
    throw new PartException(LogTail.withTail(spec.name() + " " + why, spec.log()));
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  synchronized OptionalLong pid() {
    return process != null && process.isAlive()
        ? OptionalLong.of(process.pid())
        : OptionalLong.empty();
  }

  synchronized void kill() {
    if (process != null) {
      process.kill();
    }
  }

  void stop(Duration grace) {
    ChildProcess stopping;
    synchronized (this) {
      stopping = process;
      process = null;
    }
    if (stopping != null) {
      stopping.stop(grace);
    }
  }
}
