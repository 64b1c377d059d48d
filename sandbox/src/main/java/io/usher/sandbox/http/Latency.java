// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** How long each vendor call takes: a fixed part and a seeded, evenly spread part. */
public final class Latency {
  private final Random random;
  private volatile Duration fixed;
  private volatile Duration jitter;

  public Latency(Duration fixed, Duration jitter, long seed) {
    this.fixed = fixed;
    this.jitter = jitter;
    this.random = new Random(seed);
  }

  public void set(Duration newFixed, Duration newJitter) {
    fixed = newFixed;
    jitter = newJitter;
  }

  public Duration fixed() {
    return fixed;
  }

  public Duration jitter() {
    return jitter;
  }

  void pass() {
    long nanos = fixed.toNanos() + (long) (random.nextDouble() * jitter.toNanos());
    pause(Duration.ofNanos(nanos));
  }

  /** Parks the calling (virtual) thread; ends early only when it is interrupted. */
  static void pause(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = until - System.nanoTime();
    }
  }
}
