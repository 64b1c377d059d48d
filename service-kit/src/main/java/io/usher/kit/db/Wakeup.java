// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets one thread sleep until somebody wakes it; a wake-up before the sleep is not lost. */
public final class Wakeup {

  private final Semaphore signal = new Semaphore(0);

  public void wake() {
    if (signal.availablePermits() == 0) {
      signal.release();
    }
  }

  /** Sleeps at most that long; returns at once when the thread is interrupted. */
  public void await(Duration longest) {
    try {
      if (signal.tryAcquire(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS)) {
        signal.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
