// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.db.Database.setArray;
import static io.usher.kit.db.Database.setColumn;
import static io.usher.kit.db.Database.setTime;
import static java.util.stream.Collectors.partitioningBy;

import io.usher.kit.db.Database;
import io.usher.kit.db.Database.LockKind;
import io.usher.kit.db.GroupedReads;
import io.usher.kit.db.Signals;
import io.usher.kit.db.Signals.Signal;
import io.usher.kit.db.Transactions;
import io.usher.kit.lane.LaneUpdate.Wake;
import io.usher.kit.limit.TargetPauses;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lanes in PostgreSQL. */
@Singleton
public class PgLanes implements Lanes {

  /**
   * A newer state goes no later than the one that it replaces: while that was not applied, or is
   * due by the clock, the more urgent of the two counts. A wait that the target asked for is kept;
   * a lane whose state is applied was asked for none, whatever it waits for.
   */
  private static final String RAISE =
      """
      INSERT INTO lanes AS l (worker_key, target, desired, version, state, due_at, urgency,
                              cause_id, updated_at)
      SELECT n.worker_key, n.target, n.desired, n.version,
             CASE WHEN n.due_at <= n.now THEN 'READY' ELSE 'WAITING' END,
             n.due_at, n.urgency, n.cause_id, n.now
      FROM (SELECT u.*, ?::timestamptz AS now
            FROM unnest(?::text[], ?::text[], ?::bytea[], ?::bigint[], ?::timestamptz[],
                        ?::smallint[], ?::text[])
              WITH ORDINALITY AS u(worker_key, target, desired, version, due_at, urgency, cause_id, n)
            ORDER BY u.n) n
      ON CONFLICT (worker_key, target) DO UPDATE SET
        desired = excluded.desired, version = excluded.version, cause_id = excluded.cause_id,
        attempts = 0,
        urgency = CASE WHEN l.applied_version IS DISTINCT FROM l.version
                            OR l.due_at <= excluded.updated_at
                       THEN least(l.urgency, excluded.urgency) ELSE excluded.urgency END,
        due_at = CASE WHEN TOLD_TO_WAIT THEN l.due_at ELSE excluded.due_at END,
        reasons = CASE WHEN TOLD_TO_WAIT THEN l.reasons ELSE '[]' END,
        state = CASE WHEN l.state = 'RUNNING' OR TOLD_TO_WAIT THEN l.state
                     ELSE excluded.state END,
        updated_at = excluded.updated_at
      WHERE excluded.version > l.version
      """
          .replace(
              "TOLD_TO_WAIT",
              "(l.state = 'WAITING' AND l.applied_version IS DISTINCT FROM l.version"
                  + " AND l.due_at > excluded.due_at"
                  + " AND l.reasons -> 0 ->> 'code' = 'TARGET_THROTTLED')");

  private static final String KEEP =
      """
      INSERT INTO lanes AS l (worker_key, target, desired, version, applied_version, state, urgency,
                              cause_id, updated_at)
      SELECT n.worker_key, n.target, n.desired, n.version, n.version, 'DONE', n.urgency,
             n.cause_id, ?::timestamptz
      FROM unnest(?::text[], ?::text[], ?::bytea[], ?::bigint[], ?::timestamptz[], ?::smallint[],
                  ?::text[])
        WITH ORDINALITY AS n(worker_key, target, desired, version, due_at, urgency, cause_id, n)
      ORDER BY n.n
      ON CONFLICT (worker_key, target) DO UPDATE SET
        desired = excluded.desired, version = excluded.version,
        applied_version = excluded.version, cause_id = excluded.cause_id,
        updated_at = excluded.updated_at
      WHERE excluded.version > l.version
      """;

  private static final String RETRY =
      """
      UPDATE lanes SET
        state = CASE WHEN state = 'RUNNING' THEN state ELSE 'READY' END,
        due_at = ?, attempts = 0, woken = (state = 'RUNNING'), updated_at = ?
      WHERE worker_key = ? AND target = ?
      """;

  /**
   * The lanes of {@code waiting} become due. One that runs just now runs again afterwards. The
   * version is compared under the lock, so that who raises it meanwhile comes after this
   * transaction.
   */
  static final String DUE_NOW =
      """
      , locked AS (
        SELECT l.worker_key, l.target, l.version, w.from_version FROM lanes l
        JOIN waiting w ON l.worker_key = w.worker_key AND l.target = w.target
        ORDER BY l.worker_key, l.target FOR UPDATE OF l)
      UPDATE lanes l SET
        state = CASE WHEN l.state = 'RUNNING' THEN l.state ELSE 'READY' END,
        due_at = CASE WHEN l.state = 'RUNNING' THEN l.due_at ELSE ?::timestamptz END,
        woken = (l.state = 'RUNNING'), updated_at = ?
      FROM locked k
      WHERE l.worker_key = k.worker_key AND l.target = k.target AND k.version >= k.from_version
      """;

  private static final String WAKE =
      """
      WITH waiting AS (
        SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[])
          AS w(worker_key, target, from_version))
      """
          + DUE_NOW;

  private final Database database;
  private final Transactions transactions;
  private final Signals signals;
  private final TargetPauses pauses;
  private final Clock clock;
  private final PgLaneViews views;
  private final GroupedReads<String, List<LaneClaim>> kept;

  public PgLanes(
      Database database,
      Transactions transactions,
      Signals signals,
      TargetPauses pauses,
      PgLaneViews views,
      Clock clock) {
    this.database = database;
    this.transactions = transactions;
    this.signals = signals;
    this.pauses = pauses;
    this.views = views;
    this.kept = new GroupedReads<>(transactions, this::kept);
    this.clock = clock;
  }

  @Override
  public void raise(List<LaneUpdate> updates) {
    if (!updates.isEmpty()) {
      transactions.joining(() -> transactions.last(this, updates, this::write));
    }
  }

  private void write(List<LaneUpdate> updates) {
    Map<Boolean, List<LaneUpdate>> newest =
        newestOfEach(updates).stream().collect(partitioningBy(u -> u.dueAt() != null));
    List<Wake> woken =
        updates.stream().map(LaneUpdate::wakes).filter(Objects::nonNull).distinct().toList();
    Instant now = clock.instant();
    lockWorkers(woken);
    write(KEEP, newest.get(false), now);
    if (write(RAISE, newest.get(true), now) + wake(woken, now) > 0) {
      wakeAfterCommit();
    }
  }

  private int write(String sql, @Nullable List<LaneUpdate> updates, Instant now) {
    return updates == null || updates.isEmpty()
        ? 0
        : database.update(sql, s -> bind(s, updates, now));
  }

  @Override
  public List<LaneClaim> beside(LaneClaim claim) {
    return kept.of(claim.key().workerKey()).orElse(List.of());
  }

  /**
   * Whoever keeps something just now may not have seen the claimed lane, and so wakes nobody: it is
   * waited for. Whoever comes later sees the lane.
   */
  private Map<String, List<LaneClaim>> kept(Set<String> workerKeys) {
    database.lockAll(LockKind.WORKER, workerKeys);
    return views.read(workerKeys);
  }

  @Override
  public boolean retry(LaneKey key, Instant now) {
    boolean[] found = new boolean[1];
    transactions.joining(
        () -> {
          int changed =
              database.update(
                  RETRY,
                  s -> {
                    setTime(s, 1, now);
                    setTime(s, 2, now);
                    s.setString(3, key.workerKey());
                    s.setString(4, key.target());
                  });
          found[0] = changed == 1;
          pauses.resume(key.target());
          wakeAfterCommit();
        });
    return found[0];
  }

  private void lockWorkers(List<Wake> wakes) {
    if (!wakes.isEmpty()) {
      database.lockAll(
          LockKind.WORKER, wakes.stream().map(wake -> wake.lane().workerKey()).toList());
    }
  }

  private int wake(List<Wake> wakes, Instant now) {
    return wakes.isEmpty()
        ? 0
        : database.update(
            WAKE,
            s -> {
              setColumn(s, 1, "text", wakes, wake -> wake.lane().workerKey());
              setColumn(s, 2, "text", wakes, wake -> wake.lane().target());
              setColumn(s, 3, "bigint", wakes, Wake::fromVersion);
              setTime(s, 4, now);
              setTime(s, 5, now);
            });
  }

  @Override
  public void lockWorker(String workerKey) {
    database.lock(LockKind.WORKER, workerKey);
  }

  private void wakeAfterCommit() {
    transactions.afterCommit(() -> signals.raise(Signal.LANES));
  }

  private static Collection<LaneUpdate> newestOfEach(List<LaneUpdate> updates) {
    TreeMap<LaneKey, LaneUpdate> newest = new TreeMap<>();
    for (LaneUpdate update : updates) {
      newest.merge(update.key(), update, (a, b) -> b.version() > a.version() ? b : a);
    }
    return newest.values();
  }

  private static void bind(PreparedStatement s, Collection<LaneUpdate> updates, Instant now)
      throws SQLException {
    setTime(s, 1, now);
    setColumn(s, 2, "text", updates, u -> u.key().workerKey());
    setColumn(s, 3, "text", updates, u -> u.key().target());
    setArray(s, 4, "bytea", updates.stream().map(LaneUpdate::desired).toArray(byte[][]::new));
    setColumn(s, 5, "bigint", updates, LaneUpdate::version);
    setColumn(s, 6, "timestamptz", updates, u -> Objects.toString(u.dueAt(), null));
    setColumn(s, 7, "smallint", updates, u -> u.urgency().rank());
    setColumn(s, 8, "text", updates, LaneUpdate::causeId);
  }
}
