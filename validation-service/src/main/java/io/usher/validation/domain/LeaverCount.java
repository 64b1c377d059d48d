// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.company.Validation.LeaverLimit;

/**
 * How many people of a source left lately.
 *
 * @param lately who left in the window
 * @param present people of the source who have accounts now
 * @param thisOne true when this very leaver is counted already
 */
public record LeaverCount(long lately, long present, boolean thisOne) {

  /** Below so many people a share says nothing: the second of ten is no alarm. */
  private static final long SHARE_FROM = 100;

  /** True when one more may leave. */
  public boolean roomFor(LeaverLimit limit) {
    long population = present + lately;
    long withThisOne = lately + 1;
    boolean tooMany = withThisOne > limit.atMost();
    boolean tooLarge = population >= SHARE_FROM && withThisOne > limit.share() * population;
    return !tooMany && !tooLarge;
  }
}
