// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import io.usher.kit.lane.Urgency;
import java.time.Duration;
import java.time.Instant;

/** What may be asked of a target API, shared by all replicas through PostgreSQL. */
public interface Budgets {

  /**
   * Declares a budget; the same name with other numbers replaces it.
   *
   * @param name for example {@code graph.writes:<client id>}
   * @param permits how many calls in one window; 0 means unlimited
   * @param per the window
   */
  void define(String name, long permits, Duration per);

  /**
   * Takes permits, waiting a short time on this virtual thread if need be. Part of every budget is
   * kept for {@link Urgency#LEAVER}.
   *
   * @param permits how many; 0 takes none and only honours a pause, for calls that cost nothing
   * @throws io.usher.core.CallFailure.Later with the time at which it may work, when the wait would
   *     be longer than the engine allows
   */
  void take(String name, int permits, Urgency urgency);

  /** Honours a Retry-After: nobody takes from this budget before that time. */
  void pauseUntil(String name, Instant until);
}
