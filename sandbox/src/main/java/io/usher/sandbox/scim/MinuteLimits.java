// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import java.time.Duration;
import java.time.Instant;

/** A token bucket: so many calls a minute in the long run, so many at once. */
final class MinuteLimits {
  private final double perSecond;
  private final double burst;
  private double left;
  private Instant last = Instant.EPOCH;

  MinuteLimits(int perMinute, int burst) {
    this.perSecond = perMinute / 60.0;
    this.burst = burst;
    this.left = burst;
  }

  /** Zero when the call may pass, else the time to wait. */
  synchronized Duration take(Instant now) {
    double seconds = Math.max(0, Duration.between(last, now).toMillis() / 1000.0);
    left = Math.min(burst, left + seconds * perSecond);
    last = now;
    if (left >= 1) {
      left--;
      return Duration.ZERO;
    }
    return Duration.ofMillis((long) Math.ceil((1 - left) / perSecond * 1000));
  }
}
