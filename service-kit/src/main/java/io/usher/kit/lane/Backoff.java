// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed try: doubles from the first to the longest, and is spread by up
 * to a fifth either way so that lanes that failed together do not come back together.
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

  private static final int MOST_DOUBLINGS = 30;
  private static final double SPREAD = 0.2;
  private static final Duration MOST_SPREAD = Duration.ofSeconds(5);

  /** Spread by chance; threads may share it. */
  public Backoff(Duration first, Duration longest) {
    this(first, longest, new Random());
  }

  /**
   * The wait before the next try.
   *
   * @param failures how many tries of this version failed, this one included; at least 1
   */
  public Duration after(int failures) {
    long factor = 1L << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
    double millis = Math.min((double) first.toMillis() * factor, (double) longest.toMillis());
    double spread = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
    return Duration.ofMillis(Math.min(Math.round(millis * spread), longest.toMillis()));
  }

  /** A little more than a wait that many were told at once, so that they do not all come back. */
  Duration spread(Duration told) {
    double most = Math.clamp(told.toMillis() * SPREAD, 0, (double) MOST_SPREAD.toMillis());
    return told.plusMillis(Math.round(most * random.nextDouble()));
  }
}
