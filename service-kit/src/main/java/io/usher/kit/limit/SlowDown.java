// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import io.usher.kit.lane.Backoff;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a target rests that says "slow down" and not for how long: a second, doubling to a
 * minute while it goes on saying so, with jitter. Many callers that hear it at once are one time.
 * One per target and process; thread-safe.
 */
public final class SlowDown {

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private Instant began = Instant.MIN;
  private Instant until = Instant.MIN;
  private int times;

  /**
   * Until when to rest.
   *
   * @param now when the target said so, UTC
   */
  public synchronized Instant from(Instant now) {
    if (now.isBefore(until)) {
      return until;
    }
    boolean calm = times == 0 || now.isAfter(until.plus(Duration.between(began, until)));
    times = calm ? 1 : times + 1;
    began = now;
    until = now.plus(BACKOFF.after(times));
    return until;
  }
}
