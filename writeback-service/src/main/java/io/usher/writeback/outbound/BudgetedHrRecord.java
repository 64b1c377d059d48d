// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound;

import io.usher.core.WorkerKey;
import io.usher.kit.lane.Urgency;
import io.usher.kit.limit.Budgets;
import io.usher.kit.limit.PacedCalls;
import io.usher.writeback.domain.HrRecord;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Honours what the HR system says about throttling, for everybody and in all replicas. */
public final class BudgetedHrRecord implements HrRecord {

  private final HrRecord inner;
  private final PacedCalls calls;

  /**
   * Pays each call from a budget.
   *
   * @param budget name of a budget that is defined already
   */
  public BudgetedHrRecord(HrRecord inner, Budgets budgets, String budget, Clock clock) {
    this.inner = inner;
    this.calls = new PacedCalls(budgets, budget, clock);
  }

  @Override
  public Map<String, String> read(WorkerKey worker, Set<String> fields) {
    return calls.call(Urgency.NORMAL, () -> inner.read(worker, fields));
  }

  @Override
  public void write(WorkerKey worker, Map<String, String> values) {
    calls.call(
        Urgency.NORMAL,
        () -> {
          inner.write(worker, values);
          return true;
        });
  }
}
