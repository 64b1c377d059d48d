// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.usher.core.WorkerKey;
import io.usher.ingest.domain.Delivery;
import io.usher.ingest.domain.DeliveryVerdict;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.Reading;
import io.usher.kit.lane.Urgency;
import io.usher.kit.limit.Budgets;
import io.usher.kit.limit.PacedCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Honours what the HR system says about throttling, for all readings and listings and in all
 * replicas. The vendors publish no numbers, so there is no limit until one says so; then everybody
 * rests, and no urgency makes a difference.
 */
public final class PacedHrSource implements HrSource {

  private final HrSource inner;
  private final PacedCalls calls;

  public PacedHrSource(HrSource inner, Budgets budgets, Clock clock) {
    String budget = "hr:" + inner.name();
    budgets.define(budget, 0, Duration.ofSeconds(1));
    this.inner = inner;
    this.calls = new PacedCalls(budgets, budget, clock);
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public Rhythm rhythm() {
    return inner.rhythm();
  }

  @Override
  public DeliveryVerdict judge(Delivery delivery) {
    return inner.judge(delivery);
  }

  @Override
  public Reading read(WorkerKey worker, Instant now) {
    return calls.call(Urgency.NORMAL, () -> inner.read(worker, now));
  }

  @Override
  public @Nullable String changedSince(@Nullable String watermark, Consumer<String> workerId) {
    return calls.<@Nullable String>call(
        Urgency.NORMAL, () -> inner.changedSince(watermark, workerId));
  }
}
