// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Begins work at even distances whether or not earlier work is done, as the world does. Time is
 * counted from when the work was due, so a stall counts for everybody who waited.
 */
final class OpenModel {

  /** What is begun. */
  @FunctionalInterface
  interface Work {

    /**
     * Does one piece.
     *
     * @param number from 0
     * @param due {@link System#nanoTime()} at which it was due
     */
    void begin(int number, long due);
  }

  private OpenModel() {}

  /**
   * Begins work until all of it is done.
   *
   * @param perSecond rate
   * @param time for how long
   */
  static void run(int perSecond, Duration time, Work work) {
    int count = Math.toIntExact(perSecond * time.toSeconds());
    long distance = Duration.ofSeconds(1).toNanos() / perSecond;
    CountDownLatch done = new CountDownLatch(count);
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = start + i * distance;
        waitUntil(due);
        int number = i;
        threads.execute(
            () -> {
              try {
                work.begin(number, due);
              } finally {
                done.countDown();
              }
            });
      }
      done.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }

  private static void waitUntil(long due) {
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }
}
