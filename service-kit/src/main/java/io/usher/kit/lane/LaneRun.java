// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try that is under way in this process. */
final class LaneRun {

  private final LaneClaim claim;
  private volatile Instant leaseUntil;
  private volatile @Nullable Thread thread;

  LaneRun(LaneClaim claim) {
    this.claim = claim;
    this.leaseUntil = claim.leaseUntil();
  }

  LaneClaim claim() {
    return claim;
  }

  Instant leaseUntil() {
    return leaseUntil;
  }

  void renewed(Instant until) {
    leaseUntil = until;
  }

  void startedOn(Thread runner) {
    thread = runner;
  }

  void interrupt() {
    Thread runner = thread;
    if (runner != null) {
      runner.interrupt();
    }
  }
}
