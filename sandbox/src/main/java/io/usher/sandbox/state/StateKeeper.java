// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Saves the state a second after a change, and when it is closed. A SIGKILL loses the changes since
 * the last saving: one second, or longer where saving takes more than a fortieth of a second,
 * because it never takes more than a fortieth of the time.
 */
public final class StateKeeper implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StateKeeper.class.getName());
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final int REST = 40;

  private final StateFile file;
  private final Snapshot snapshot;
  private final LongSupplier changes;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("sandbox-state").factory());
  private long saved;

  private StateKeeper(StateFile file, Snapshot snapshot, LongSupplier changes) {
    this.file = file;
    this.snapshot = snapshot;
    this.changes = changes;
    this.saved = changes.getAsLong();
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Fills the empty systems from the folder; nothing happens when nothing was saved.
   *
   * @throws IllegalArgumentException when the file cannot be read; its message tells what to do
   */
  public static void putBack(Path folder, Snapshot snapshot) {
    StateFile file = new StateFile(folder);
    try {
      Optional<JsonNode> content = file.read();
      content.ifPresent(snapshot::putBack);
    } catch (IOException | RuntimeException e) {
      // Whatever is wrong with the content, the person at the keyboard can do one thing about it.
      throw new IllegalArgumentException(
          "cannot read the sandbox's state in "
              + file.path()
              + ": "
              + e.getMessage()
              + ". Move the file away to begin with empty systems",
          e);
    }
  }

  /**
   * Saves at once, and from then on after changes.
   *
   * @param changes a number that grows with each change
   * @throws UncheckedIOException when the folder cannot be written to
   */
  public static StateKeeper start(Path folder, Snapshot snapshot, LongSupplier changes) {
    StateKeeper keeper = new StateKeeper(new StateFile(folder), snapshot, changes);
    try {
      keeper.save();
    } catch (IOException e) {
      keeper.timer.shutdownNow();
      throw new UncheckedIOException("cannot save the sandbox's state in " + folder, e);
    }
    keeper.lookIn(PACE);
    return keeper;
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "saving the state takes too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    saveOrTell();
  }

  private void lookIn(Duration wait) {
    try {
      Future<?> unused = timer.schedule(this::look, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "the sandbox is being closed");
    }
  }

  private void look() {
    long from = System.nanoTime();
    if (changes.getAsLong() != saved) {
      saveOrTell();
    }
    Duration rest = Duration.ofNanos(System.nanoTime() - from).multipliedBy(REST);
    lookIn(rest.compareTo(PACE) > 0 ? rest : PACE);
  }

  private void saveOrTell() {
    try {
      save();
    } catch (IOException e) {
      // The next look tries again; the systems work on meanwhile.
      LOG.log(System.Logger.Level.ERROR, "cannot save the state in " + file.path() + ": " + e);
    }
  }

  private synchronized void save() throws IOException {
    long now = changes.getAsLong();
    file.write(snapshot.take());
    saved = now;
  }
}
