// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.observe;

import static io.usher.kit.KitLog.LOG;
import static io.usher.kit.db.Database.setTime;
import static io.usher.kit.db.Database.time;

import io.usher.kit.KitConfig;
import io.usher.kit.db.Database;
import io.usher.kit.db.DatabaseException;
import io.usher.kit.db.Wakeup;
import io.usher.kit.limit.BucketBudgets;
import io.usher.kit.limit.TargetPauses;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the gauges now and then, and removes what is too old to matter. */
@Singleton
public class Housekeeping {

  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);
  private static final int ROUNDS_BETWEEN_PURGES = 60;
  private static final int SLICE = 20_000;

  private final Database database;
  private final TargetPauses pauses;
  private final BucketBudgets budgets;
  private final KitMetrics metrics;
  private final KitConfig config;
  private final Clock clock;
  private final Wakeup wakeup = new Wakeup();
  private volatile boolean stopping;

  public Housekeeping(
      Database database,
      TargetPauses pauses,
      BucketBudgets budgets,
      KitMetrics metrics,
      KitConfig config,
      Clock clock) {
    this.database = database;
    this.pauses = pauses;
    this.budgets = budgets;
    this.metrics = metrics;
    this.config = config;
    this.clock = clock;
  }

  public void start() {
    Thread.ofPlatform().daemon().name("usher-housekeeping").start(this::loop);
  }

  public void stop() {
    stopping = true;
    wakeup.wake();
  }

  private void loop() {
    for (int round = 1; !stopping; round++) {
      careful("gauges", this::observe);
      if (round % ROUNDS_BETWEEN_PURGES == 0) {
        careful("purge", this::purge);
      }
      wakeup.await(BETWEEN_ROUNDS);
    }
  }

  /** Sets the gauges from what the database holds now. */
  public void observe() {
    List<KitMetrics.LaneCount> counts =
        database.query(
            "SELECT target, state, count(*) FROM lanes GROUP BY 1, 2",
            s -> {},
            row -> new KitMetrics.LaneCount(row.getString(1), row.getString(2), row.getLong(3)));
    record Backlog(long count, Optional<Instant> oldest) {}
    Backlog backlog =
        database
            .query(
                "SELECT count(*), min(created_at) AS oldest FROM outbox",
                s -> {},
                row -> new Backlog(row.getLong(1), Optional.ofNullable(time(row, "oldest"))))
            .getFirst();
    Instant now = clock.instant();
    Duration oldest = backlog.oldest().map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    metrics.observed(counts, pauses.active(), backlog.count(), oldest);
  }

  /** Removes event ids older than the retention, ended pauses and unused budgets. */
  public void purge() {
    Instant now = clock.instant();
    Instant oldest = now.minus(config.inbox().retention());
    int removed;
    do {
      removed = purgeInbox(oldest);
      if (removed > 0) {
        LOG.purged(removed);
      }
    } while (removed == SLICE && !stopping);
    pauses.purge(now);
    budgets.purge(database, now);
  }

  /** A slice at a time: one statement for millions would take longer than the database may hang. */
  private int purgeInbox(Instant oldest) {
    return database.update(
        """
        DELETE FROM inbox WHERE event_id IN (
            SELECT event_id FROM inbox WHERE received_at < ? LIMIT %d)
        """
            .formatted(SLICE),
        s -> setTime(s, 1, oldest));
  }

  private static void careful(String what, Runnable work) {
    try {
      work.run();
    } catch (DatabaseException e) {
      LOG.databaseLost(what, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.unexpected(what, e);
    }
  }
}
