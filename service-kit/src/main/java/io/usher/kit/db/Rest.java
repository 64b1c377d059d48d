// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the next round of a loop should wait. What comes after a while of nothing is done at
 * once; while more comes the rounds keep a distance, and the more there was within about a second
 * the longer, up to four times: so that more comes together for the price of one statement and one
 * commit. Of one thread.
 */
public final class Rest {

  private static final int LONGEST = 4;

  private final Duration shortest;
  private final int step;
  private double recent;
  private Duration distance = Duration.ZERO;
  private Instant last = Instant.EPOCH;

  /**
   * @param shortest the distance while there is little to do
   * @param step so much work a second makes it longer by the shortest once more
   */
  public Rest(Duration shortest, int step) {
    this.shortest = shortest;
    this.step = step;
  }

  /**
   * Tells of a round.
   *
   * @param work how much it did
   * @param now when it did it
   */
  public void did(int work, Instant now) {
    double seconds = Math.max(0, Duration.between(last, now).toNanos() / 1e9);
    recent = recent * Math.exp(-seconds) + work;
    distance = shortest.multipliedBy(Math.min(LONGEST, 1 + (long) (recent / step)));
    last = now;
  }

  /** How long the next round should wait; never longer than the distance, whatever the clock. */
  public Duration left(Instant now) {
    Duration left = distance.minus(Duration.between(last, now));
    return left.isNegative() ? Duration.ZERO : left.compareTo(distance) > 0 ? distance : left;
  }
}
