// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.usher.core.Reason;
import io.usher.kit.lane.LaneResult;
import io.usher.kit.limit.TargetPauses;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Metrics of the engine; tags are targets, states, kinds and reason codes, never a person. */
@Singleton
public class KitMetrics {

  private final MeterRegistry registry;
  private final MultiGauge lanes;
  private final MultiGauge paused;
  private final Counter claims;
  private final Counter received;
  private final Counter duplicates;
  private final Counter deadLetters;
  private final AtomicLong outboxBacklog = new AtomicLong();
  private final AtomicLong outboxOldestMillis = new AtomicLong();

  public KitMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.lanes =
        MultiGauge.builder("usher.lanes")
            .description("Lanes by target and state")
            .register(registry);
    this.paused =
        MultiGauge.builder("usher.targets.paused")
            .description("Targets and budgets that rest")
            .register(registry);
    this.claims = registry.counter("usher.lanes.claims");
    this.received = registry.counter("usher.inbox.received");
    this.duplicates = registry.counter("usher.inbox.duplicates");
    this.deadLetters = registry.counter("usher.inbox.dead.letters");
    registry.gauge("usher.outbox.backlog", outboxBacklog);
    registry.gauge("usher.outbox.oldest.seconds", outboxOldestMillis, a -> a.get() / 1000.0);
  }

  public void claimed(int count) {
    claims.increment(count);
  }

  /** A try ended, in this way and for this first reason. */
  public void ended(String target, LaneResult result) {
    String kind = result.getClass().getSimpleName();
    String reason =
        switch (result) {
          case LaneResult.Done done ->
              code(done.waitsFor() == null ? List.of() : List.of(done.waitsFor()));
          case LaneResult.Later later -> code(List.of(later.reason()));
          case LaneResult.Held held -> code(held.reasons());
          case LaneResult.Paused pause -> code(List.of(pause.reason()));
        };
    registry
        .counter("usher.lanes.results", "target", target, "kind", kind, "reason", reason)
        .increment();
  }

  public void tookIn(int fresh, int known, int letters) {
    received.increment(fresh);
    duplicates.increment(known);
    deadLetters.increment(letters);
  }

  /** A call waited for its permits, and got them or not. */
  public void budgetWaited(String budget, Duration wait, boolean taken) {
    Timer.builder("usher.budgets.waits")
        .tag("budget", budget)
        .tag("taken", Boolean.toString(taken))
        .register(registry)
        .record(wait);
  }

  /** How many lanes of a target are in a state. */
  public record LaneCount(String target, String state, long count) {}

  /** Sets what is read from the database now and then. */
  public void observed(
      List<LaneCount> counts, List<TargetPauses.Pause> pauses, long backlog, Duration oldest) {
    lanes.register(
        counts.stream()
            .map(
                c ->
                    MultiGauge.Row.of(Tags.of("target", c.target(), "state", c.state()), c.count()))
            .toList(),
        true);
    paused.register(
        pauses.stream()
            .map(p -> MultiGauge.Row.of(Tags.of("name", p.name(), "reason", p.reasonCode()), 1))
            .toList(),
        true);
    outboxBacklog.set(backlog);
    outboxOldestMillis.set(oldest.toMillis());
  }

  private static String code(List<Reason> reasons) {
    return reasons.isEmpty() ? "none" : reasons.getFirst().code().code();
  }
}
