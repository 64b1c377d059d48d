// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import java.util.function.BooleanSupplier;

/** Lanes that wait for a fact of another lane. */
public interface LaneWaits {

  /**
   * Lets a lane wait for another fact in the same database, for example a manager's account. Call
   * in {@link LaneResult#inTransaction()}. When {@code alreadyThere} says true, the lane is due at
   * once: the two calls are serialised per token, so no wake-up is lost.
   *
   * @param token what is waited for, for example {@code account:bamboo:17}
   */
  void waitFor(LaneKey key, String token, BooleanSupplier alreadyThere);

  /** Tells that the fact is there: lanes that wait for the token become due. In a transaction. */
  void announce(String token);
}
