// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.kit.lane.Urgency;
import io.usher.kit.limit.Budgets;
import io.usher.writeback.domain.HrRecord;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Honours what the HR system says about throttling, for everybody and in all replicas. */
public final class BudgetedHrRecord implements HrRecord {

  private final HrRecord inner;
  private final Budgets budgets;
  private final String budget;

  /**
   * Pays each call from a budget.
   *
   * @param budget name of a budget that is defined already
   */
  public BudgetedHrRecord(HrRecord inner, Budgets budgets, String budget) {
    this.inner = inner;
    this.budgets = budgets;
    this.budget = budget;
  }

  @Override
  public Map<String, String> read(WorkerKey worker, Set<String> fields) {
    return call(() -> inner.read(worker, fields));
  }

  @Override
  public void write(WorkerKey worker, Map<String, String> values) {
    call(
        () -> {
          inner.write(worker, values);
          return true;
        });
  }

  private <T> T call(Supplier<T> call) {
    budgets.take(budget, 1, Urgency.NORMAL);
    try {
      return call.get();
    } catch (CallFailure.Later later) {
      if (later.reason().code() == ReasonCode.TARGET_THROTTLED) {
        later.reason().nextTry().ifPresent(until -> budgets.pauseUntil(budget, until));
      }
      throw later;
    }
  }
}
