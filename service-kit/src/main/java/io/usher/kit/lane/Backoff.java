// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed try: doubles from the first to the longest, and is spread by up
 * to a fifth either way so that lanes that failed together do not come back together.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

  private static final int MOST_DOUBLINGS = 30;
  private static final double SPREAD = 0.2;

  /**
   * @param failures how many tries of this version failed, this one included; at least 1
   */
  Duration after(int failures) {
    long factor = 1L << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
    double millis = Math.min((double) first.toMillis() * factor, (double) longest.toMillis());
    double spread = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
    return Duration.ofMillis(Math.min(Math.round(millis * spread), longest.toMillis()));
  }
}
