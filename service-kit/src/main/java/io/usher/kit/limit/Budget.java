// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.Optional;

/**
 * The numbers of one budget, split so that no window of the vendor's length ever sees more than the
 * permits: a part may be taken at once, the rest flows in evenly over the window.
 *
 * @param name as declared
 * @param permits how many calls in one window
 * @param per the window
 */
record Budget(String name, long permits, Duration per) {

  private static final int LEAVERS_SHARE = 10;
  private static final int BURST_SHARE = 10;
  private static final int SMALL = 100;
  private static final int SMALLEST_SHARED = 20;

  Budget {
    if (permits < 0 || per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException("A budget has permits and a window");
    }
  }

  boolean unlimited() {
    return permits == 0;
  }

  /** What everybody may take. */
  Pot common() {
    return pot("", permits - leaversPermits());
  }

  /** What is kept for leavers; empty for budgets too small to be shared. */
  Optional<Pot> leavers() {
    return leaversPermits() == 0
        ? Optional.empty()
        : Optional.of(pot("/leavers", leaversPermits()));
  }

  private long leaversPermits() {
    return permits < SMALLEST_SHARED ? 0 : permits / LEAVERS_SHARE;
  }

  private Pot pot(String suffix, long share) {
    long burst = share >= SMALL ? share / BURST_SHARE : (share + 1) / 2;
    long flow = Math.max(1, share - burst);
    Bandwidth bandwidth =
        Bandwidth.builder().capacity(burst).refillGreedy(flow, per).initialTokens(burst).build();
    // Other numbers make another row, so a change never waits for the old one.
    String id = name + suffix + '#' + share + '/' + per;
    return new Pot(id, burst, BucketConfiguration.builder().addLimit(bandwidth).build());
  }

  /** One bucket. */
  record Pot(String id, long burst, BucketConfiguration configuration) {}
}
