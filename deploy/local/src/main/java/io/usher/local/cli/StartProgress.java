// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.stack.StackListener;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows how a stack starts and stops: a line per part, and on a terminal what is being waited for.
 */
public final class StartProgress implements StackListener, AutoCloseable {

  private final Screen screen;
  private final Set<String> waitedFor = new LinkedHashSet<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("usher-progress").factory());
  private final long from = System.nanoTime();

  /**
   * @param screen where it is shown
   */
  public StartProgress(Screen screen) {
    this.screen = screen;
    if (screen.isTerminal()) {
      var unused = clock.scheduleAtFixedRate(this::draw, 200, 200, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void starting(String part) {
    waitedFor.add(part);
  }

  @Override
  public synchronized void ready(String part, Duration took) {
    waitedFor.remove(part);
    screen.line("  @|green ✔|@ %-22s @|faint %s|@".formatted(part, seconds(took)));
  }

  @Override
  public void stopping(String part) {
    screen.line("  @|faint ■|@ %s stops".formatted(part));
  }

  @Override
  public void leftoversEnded(List<String> parts) {
    screen.line("  Ended what an earlier run left: " + String.join(", ", parts));
  }

  /** Time since the start. */
  public String elapsed() {
    return seconds(Duration.ofNanos(System.nanoTime() - from));
  }

  @Override
  public void close() {
    clock.shutdownNow();
    screen.clearStatus();
  }

  private synchronized void draw() {
    if (!waitedFor.isEmpty()) {
      screen.status("  … " + String.join(", ", waitedFor) + "  " + elapsed());
    }
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
