// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Looks at a part once a second and starts it again when it has ended, when it says twice that it
 * is not alive, or when it gives no answer for long. Each restart waits longer, up to 15 seconds,
 * until the part has been well for a while.
 *
 * <pre>
 *   well --- ended ------------------> waiting --- time is over ---> well
 *   well --- not alive, no answer ---> killed ----------------------> waiting
 * </pre>
 */
final class Supervisor {

  /** Looks are short, except where a part hangs; a few threads serve all of them. */
  static final ScheduledExecutorService TIMER =
      Executors.newScheduledThreadPool(
          4, Thread.ofPlatform().daemon().name("usher-supervisor-", 0).factory());

  private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());
  private static final int OK = 200;
  private static final int DOWN_LIMIT = 2;
  private static final int SILENT_LIMIT = 20;
  private static final Duration WELL = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);

  private final ProcessSlot slot;
  private final Supplier<ChildProcess.Spec> spec;
  private final IntSupplier liveness;
  private Duration wait = SHORTEST_WAIT;
  private long startedAt = System.nanoTime();
  private long endedAt;
  private boolean ended;
  private int down;
  private int silent;

  /**
   * @param slot where the process is
   * @param spec how to start it again
   * @param liveness the HTTP status of its liveness, {@link Http#NO_ANSWER} without one
   */
  Supervisor(ProcessSlot slot, Supplier<ChildProcess.Spec> spec, IntSupplier liveness) {
    this.slot = slot;
    this.spec = spec;
    this.liveness = liveness;
  }

  void look() {
    try {
      if (!slot.isAlive()) {
        restartWhenDue();
      } else {
        judge(liveness.getAsInt());
      }
    } catch (PartException e) {
      // Thrown out of here it would end the supervision for good.
      LOG.log(Level.WARNING, "{0}", e.getMessage());
    }
  }

  private void restartWhenDue() {
    long now = System.nanoTime();
    if (!ended) {
      ended = true;
      endedAt = now;
    }
    if (now - endedAt >= wait.toNanos()) {
      slot.run(spec.get());
      startedAt = now;
      ended = false;
      down = 0;
      silent = 0;
      wait = longer(wait);
    }
  }

  private void judge(int status) {
    down = status == OK || status == Http.NO_ANSWER ? 0 : down + 1;
    silent = status == Http.NO_ANSWER ? silent + 1 : 0;
    if (down >= DOWN_LIMIT || silent >= SILENT_LIMIT) {
      slot.kill();
    } else if (status == OK && System.nanoTime() - startedAt > WELL.toNanos()) {
      wait = SHORTEST_WAIT;
    }
  }

  private static Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
  }
}
