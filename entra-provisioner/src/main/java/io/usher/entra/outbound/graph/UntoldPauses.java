// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long to leave an app registration alone after a 429 that does not say how long: doubled each
 * time in a row, and spread so that replicas do not come back together. Calls that were under way
 * together count once.
 *
 * @see <a href="https://learn.microsoft.com/graph/throttling">without a Retry-After, back off
 *     exponentially</a>
 */
final class UntoldPauses {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int MOST_DOUBLINGS = 7;
  private static final double SPREAD = 0.2;

  private final RandomGenerator random;
  private Instant until = Instant.MIN;
  private int inARow;

  UntoldPauses(RandomGenerator random) {
    this.random = random;
  }

  /** The end of the pause after a 429 at that time. */
  synchronized Instant after(Instant now) {
    if (now.isBefore(until)) {
      return until;
    }
    double millis =
        Math.min(FIRST.toMillis() << Math.min(inARow, MOST_DOUBLINGS), LONGEST.toMillis());
    inARow++;
    until = now.plusMillis(Math.round(millis * (1 - SPREAD + 2 * SPREAD * random.nextDouble())));
    return until;
  }

  /** An answer that is no 429; one that was under way during the pause says nothing. */
  synchronized void answered(Instant now) {
    if (!now.isBefore(until)) {
      inARow = 0;
    }
  }
}
