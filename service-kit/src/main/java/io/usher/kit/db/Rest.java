// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a loop rests between two rounds. Little work is done at once; the more there is, the
 * longer the rest, so that more comes together for the price of one statement and one commit.
 *
 * @param shortest the rest when there is hardly anything to do; the longest is four times as long
 * @param step so much work makes the rest longer by the shortest once more
 */
public record Rest(Duration shortest, int step) {

  private static final int LONGEST = 4;

  /** The rest that goes with so much work. */
  public Duration with(int work) {
    return shortest.multipliedBy(Math.min(LONGEST, 1 + work / step));
  }

  /** Rests as long as goes with so much work; returns at once when the thread is interrupted. */
  public void take(int work) {
    LockSupport.parkNanos(with(work).toNanos());
  }
}
