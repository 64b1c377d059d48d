// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.db.Database.setTime;

import io.usher.kit.db.Database;
import io.usher.kit.db.Database.LockKind;
import io.usher.kit.db.Signals;
import io.usher.kit.db.Signals.Signal;
import io.usher.kit.db.Transactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits in PostgreSQL: who waits shares a lock of the token, who announces has it alone. */
@Singleton
public class PgLaneWaits implements LaneWaits {

  /**
   * The lock first; what is asked after it sees whatever its earlier owner committed. Those who
   * wait share it: they are kept apart from who announces, not from each other.
   */
  private static final String WAIT =
      """
      WITH locked AS MATERIALIZED (
        SELECT pg_advisory_xact_lock_shared(?, hashtext(?))::text AS taken)
      INSERT INTO lane_waits (token, worker_key, target)
      SELECT ?, ?, ? FROM locked WHERE taken IS NOT NULL ON CONFLICT DO NOTHING
      """;

  private static final String WAIT_NO_MORE =
      """
      WITH over AS (
        DELETE FROM lane_waits WHERE token = ? AND worker_key = ? AND target = ?
        RETURNING worker_key, target)
      UPDATE lanes l SET woken = true FROM over o
      WHERE l.worker_key = o.worker_key AND l.target = o.target
      """;

  private static final String ANNOUNCE =
      """
      WITH waiting AS (
        DELETE FROM lane_waits WHERE token = ? RETURNING worker_key, target, 0 AS from_version)
      """
          + PgLanes.DUE_NOW;

  private final Database database;
  private final Transactions transactions;
  private final Signals signals;
  private final Clock clock;

  public PgLaneWaits(Database database, Transactions transactions, Signals signals, Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.signals = signals;
    this.clock = clock;
  }

  @Override
  public void waitFor(LaneKey key, String token, BooleanSupplier alreadyThere) {
    database.update(
        WAIT,
        s -> {
          s.setInt(1, LockKind.TOKEN.number());
          s.setString(2, token);
          s.setString(3, token);
          bind(s, 4, key);
        });
    if (alreadyThere.getAsBoolean()) {
      database.update(
          WAIT_NO_MORE,
          s -> {
            s.setString(1, token);
            bind(s, 2, key);
          });
    }
  }

  @Override
  public void announce(String token) {
    Instant now = clock.instant();
    transactions.joining(
        () -> {
          database.lock(LockKind.TOKEN, token);
          int due =
              database.update(
                  ANNOUNCE,
                  s -> {
                    s.setString(1, token);
                    setTime(s, 2, now);
                    setTime(s, 3, now);
                  });
          if (due > 0) {
            transactions.afterCommit(() -> signals.raise(Signal.LANES));
          }
        });
  }

  private static void bind(PreparedStatement s, int index, LaneKey key) throws SQLException {
    s.setString(index, key.workerKey());
    s.setString(index + 1, key.target());
  }
}
