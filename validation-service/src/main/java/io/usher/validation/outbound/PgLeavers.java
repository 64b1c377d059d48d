// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.outbound;

import static io.usher.kit.db.Database.setTime;

import io.usher.company.Validation;
import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.kit.db.Transactions;
import io.usher.validation.domain.LeaverCount;
import io.usher.validation.domain.Leavers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Counts leavers of the rolling window, one source at a time: the source's row is locked while it
 * is counted, so that two replicas never let the same last place out twice.
 */
@ApplicationScoped
class PgLeavers implements Leavers {

  private static final String LOCK =
      """
      INSERT INTO brakes (source, checked_at) VALUES (?, ?)
      ON CONFLICT (source) DO UPDATE SET checked_at = excluded.checked_at
      """;

  private static final String COUNT =
      """
      SELECT
        (SELECT count(*) FROM leavers WHERE source = ? AND at > ?) AS lately,
        (SELECT count(*) FROM leavers WHERE worker_key = ? AND fact_version = ?) AS this_one,
        (SELECT count(*) FROM people WHERE source = ? AND stage IN ('PREHIRE', 'ACTIVE', 'LEAVE'))
          AS present
      """;

  private static final String LET_GO =
      """
      INSERT INTO leavers (worker_key, fact_version, source, at) VALUES (?, ?, ?, ?)
      ON CONFLICT (worker_key, fact_version) DO NOTHING
      """;

  private final Database database;
  private final Transactions transactions;

  PgLeavers(Database database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  @Override
  public boolean mayLeave(WorkerKey who, long factVersion, Validation.Brake brake, Instant now) {
    return transactions.requiringNew(
        () -> {
          lock(who.source(), now);
          Instant from = now.minus(brake.window());
          forget(who.source(), from);
          LeaverCount count = count(who, factVersion, from);
          boolean free = count.thisOne() || count.roomFor(brake.leavers());
          if (free) {
            letGo(who, factVersion, now);
          }
          return free;
        });
  }

  private void lock(String source, Instant now) {
    database.update(
        LOCK,
        s -> {
          s.setString(1, source);
          setTime(s, 2, now);
        });
  }

  private void forget(String source, Instant until) {
    database.update(
        "DELETE FROM leavers WHERE source = ? AND at <= ?",
        s -> {
          s.setString(1, source);
          setTime(s, 2, until);
        });
  }

  private LeaverCount count(WorkerKey who, long factVersion, Instant from) {
    return database
        .query(
            COUNT,
            s -> {
              s.setString(1, who.source());
              setTime(s, 2, from);
              s.setString(3, who.toString());
              s.setLong(4, factVersion);
              s.setString(5, who.source());
            },
            row ->
                new LeaverCount(
                    row.getLong("lately"), row.getLong("present"), row.getLong("this_one") > 0))
        .get(0);
  }

  private void letGo(WorkerKey who, long factVersion, Instant now) {
    database.update(
        LET_GO,
        s -> {
          s.setString(1, who.toString());
          s.setLong(2, factVersion);
          s.setString(3, who.source());
          setTime(s, 4, now);
        });
  }
}
