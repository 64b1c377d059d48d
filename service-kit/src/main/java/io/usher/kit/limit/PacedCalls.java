// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.kit.lane.Urgency;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls to one target: each is paid from its budget, and what the target says about throttling
 * holds for everybody in all replicas. One per target and process.
 */
public final class PacedCalls {

  private final Budgets budgets;
  private final String budget;
  private final Clock clock;
  private final SlowDown slowDown = new SlowDown();

  /**
   * Pays from a budget.
   *
   * @param budget name of a budget that is defined already
   */
  public PacedCalls(Budgets budgets, String budget, Clock clock) {
    this.budgets = budgets;
    this.budget = budget;
    this.clock = clock;
  }

  /**
   * Makes one call.
   *
   * @throws CallFailure of the call, or Later when the budget rests or is used up
   */
  public <T extends @Nullable Object> T call(Urgency urgency, Supplier<T> call) {
    budgets.take(budget, 1, urgency);
    try {
      return call.get();
    } catch (CallFailure.Later later) {
      if (later.reason().code() == ReasonCode.TARGET_THROTTLED) {
        budgets.pauseUntil(
            budget, later.reason().nextTry().orElseGet(() -> slowDown.from(clock.instant())));
      }
      throw later;
    }
  }
}
