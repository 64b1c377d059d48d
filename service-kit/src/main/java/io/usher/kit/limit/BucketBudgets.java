// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.KitConfig;
import io.usher.kit.db.Database;
import io.usher.kit.lane.Urgency;
import io.usher.kit.observe.KitMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Budgets as token buckets in PostgreSQL (bucket4j). Takes of one JVM that come together share one
 * round trip. Must be called outside any transaction.
 */
@Singleton
public class BucketBudgets implements Budgets {

  /** When a budget is used up, lanes come back spread over this share of its window. */
  private static final int SPREAD_SHARE = 10;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final ProxyManager<String> buckets;
  private final Optimization optimization;
  private final TargetPauses pauses;
  private final KitMetrics metrics;
  private final Duration longestWait;
  private final Duration longestPause;
  private final Clock clock;
  private final Map<String, Shared> budgets = new ConcurrentHashMap<>();

  @Inject
  public BucketBudgets(
      DataSource source, TargetPauses pauses, KitMetrics metrics, KitConfig config, Clock clock) {
    this(source, Optimizations.batching(), pauses, metrics, config, clock);
  }

  public BucketBudgets(
      DataSource source,
      Optimization optimization,
      TargetPauses pauses,
      KitMetrics metrics,
      KitConfig config,
      Clock clock) {
    this.buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(source)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("budget_buckets")
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                    Duration.ofHours(1)))
            .build();
    this.optimization = optimization;
    this.pauses = pauses;
    this.metrics = metrics;
    this.longestWait = config.budgets().longestWait();
    this.longestPause = config.budgets().longestPause();
    this.clock = clock;
  }

  private record Shared(
      Budget budget, @Nullable SharedBucket common, @Nullable SharedBucket leavers, long burst) {}

  @Override
  public void define(String name, long permits, Duration per) {
    budgets.compute(
        name,
        (n, known) -> {
          Budget budget = new Budget(name, permits, per);
          return known != null && known.budget().equals(budget) ? known : share(budget);
        });
  }

  @Override
  public void take(String name, int permits, Urgency urgency) {
    Shared shared = budgets.get(name);
    if (shared == null) {
      throw new IllegalArgumentException("No such budget: " + name);
    }
    sitOut(name);
    SharedBucket common = shared.common();
    if (common != null) {
      for (long left = permits; left > 0; left -= shared.burst()) {
        takeAtOnce(shared, common, Math.min(left, shared.burst()), urgency);
      }
    }
  }

  /**
   * Waits for the end of a short pause where the caller stands: giving up would throw away what it
   * has read, and all who gave up would come back at the same moment to read it again.
   */
  private void sitOut(String name) {
    Instant giveUp = clock.instant().plus(longestPause);
    Optional<Instant> paused = pauses.until(TargetPauses.BUDGET + name);
    while (paused.isPresent()) {
      Instant until = paused.get();
      if (until.isAfter(giveUp) || Thread.currentThread().isInterrupted()) {
        throw new CallFailure.Later(
            ReasonCode.TARGET_THROTTLED, "The target asked to wait", until.plus(spread()));
      }
      LockSupport.parkNanos(
          Duration.between(clock.instant(), until.plus(spread().dividedBy(4))).toNanos());
      paused = pauses.until(TargetPauses.BUDGET + name);
    }
  }

  private Duration spread() {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, 1_000));
  }

  @Override
  public void pauseUntil(String name, Instant until) {
    pauses.pause(
        TargetPauses.BUDGET + name,
        until,
        Reason.of(ReasonCode.TARGET_THROTTLED, "The target asked to wait"));
  }

  /** Removes rows of budgets that nobody has used for long. */
  public void purge(Database database, Instant now) {
    database.update(
        "DELETE FROM budget_buckets WHERE expires_at < ?", s -> s.setLong(1, now.toEpochMilli()));
  }

  private Shared share(Budget budget) {
    if (budget.unlimited()) {
      return new Shared(budget, null, null, 0);
    }
    Budget.Pot common = budget.common();
    return new Shared(
        budget, bucket(common), budget.leavers().map(this::bucket).orElse(null), common.burst());
  }

  private SharedBucket bucket(Budget.Pot pot) {
    return new SharedBucket(
        buckets.builder().withOptimization(optimization).build(pot.id(), pot::configuration),
        buckets.builder().build(pot.id(), pot::configuration));
  }

  private void takeAtOnce(Shared shared, SharedBucket common, long permits, Urgency urgency) {
    SharedBucket leavers = shared.leavers();
    if (urgency == Urgency.LEAVER && leavers != null && takeNow(leavers, permits)) {
      return;
    }
    long started = clock.millis();
    boolean taken =
        urgency == Urgency.BACKGROUND ? takeNow(common, permits) : wait(common, permits);
    metrics.budgetWaited(
        shared.budget().name(), Duration.ofMillis(clock.millis() - started), taken);
    if (!taken) {
      throw new CallFailure.Later(
          ReasonCode.BUDGET_EXHAUSTED,
          "The target's budget is used up",
          comeBack(
              shared.budget(), common.ask(bucket -> bucket.estimateAbilityToConsume(permits))));
    }
  }

  private static boolean takeNow(SharedBucket shared, long permits) {
    return shared.ask(bucket -> bucket.tryConsume(permits));
  }

  private boolean wait(SharedBucket shared, long permits) {
    return shared.ask(bucket -> waitAt(bucket, permits));
  }

  private boolean waitAt(BucketProxy bucket, long permits) {
    try {
      return bucket.asBlocking().tryConsume(permits, longestWait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Instant comeBack(Budget budget, EstimationProbe probe) {
    long wait = probe.getNanosToWaitForRefill() / NANOS_PER_MILLI;
    long spread = Math.max(longestWait.toMillis(), budget.per().toMillis() / SPREAD_SHARE);
    return clock.instant().plusMillis(wait + ThreadLocalRandom.current().nextLong(spread + 1));
  }
}
