// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.db.Database.setColumn;
import static io.usher.kit.db.Database.setTexts;
import static io.usher.kit.db.Database.setTime;
import static io.usher.kit.db.Database.time;
import static java.util.Objects.requireNonNull;

import io.usher.kit.ReplicaName;
import io.usher.kit.db.Database;
import io.usher.kit.db.Json;
import io.usher.kit.db.Signals;
import io.usher.kit.db.Signals.Signal;
import io.usher.kit.db.Transactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine's side of the lanes' table: claim, renew, settle, release. */
@Singleton
public class LaneStore {

  /**
   * The targets that have claimable lanes and do not pause, each with the number that may be
   * claimed: found by hopping through the index from target to target. Binds: now, targets, rooms,
   * room of the others.
   */
  private static final String OPEN_TARGETS =
      """
      WITH RECURSIVE targets AS (
        (SELECT target FROM lanes WHERE coalesce(lease_until, due_at) IS NOT NULL
         ORDER BY target LIMIT 1)
        UNION ALL
        SELECT (SELECT l.target FROM lanes l
                WHERE l.target > t.target AND coalesce(l.lease_until, l.due_at) IS NOT NULL
                ORDER BY l.target LIMIT 1)
        FROM targets t WHERE t.target IS NOT NULL),
      open AS (
        SELECT t.target, coalesce(r.room, p.room) AS room
        FROM targets t
        LEFT JOIN target_pauses x ON x.name = t.target AND x.until > ?
        LEFT JOIN unnest(?::text[], ?::int[]) r(target, room) ON r.target = t.target
        CROSS JOIN (SELECT ?::int AS room) p
        WHERE t.target IS NOT NULL AND x.name IS NULL)
      """;

  /** Binds after those: least urgent, now, limit, limit, owner, lease end, now. */
  private static final String CLAIM =
      OPEN_TARGETS
          + """
          , due AS MATERIALIZED (
            SELECT c.* FROM open o CROSS JOIN generate_series(0, ?) u(urgency) CROSS JOIN LATERAL (
              SELECT l.worker_key, l.target, l.urgency, coalesce(l.lease_until, l.due_at) AS at
              FROM lanes l
              WHERE l.target = o.target AND l.urgency = u.urgency
                AND coalesce(l.lease_until, l.due_at) <= ?
              ORDER BY coalesce(l.lease_until, l.due_at)
              LIMIT CASE WHEN u.urgency = 0 THEN ? ELSE o.room END
              FOR UPDATE SKIP LOCKED) c
            ORDER BY c.urgency, c.at LIMIT ?)
          UPDATE lanes l SET
            state = 'RUNNING', lease_owner = ?, lease_until = ?, fence = l.fence + 1,
            attempts = l.attempts + CASE WHEN l.state = 'RUNNING' THEN 1 ELSE 0 END,
            outcome_unknown = l.outcome_unknown OR l.state = 'RUNNING',
            woken = false, updated_at = ?
          FROM due d WHERE l.worker_key = d.worker_key AND l.target = d.target
          RETURNING l.*, d.at
          """;

  /** Binds after those: least urgent. */
  private static final String NEXT_DUE =
      OPEN_TARGETS
          + """
          SELECT min(c.at) AS at FROM open o CROSS JOIN generate_series(0, ?) u(urgency)
          CROSS JOIN LATERAL (
            SELECT coalesce(l.lease_until, l.due_at) AS at FROM lanes l
            WHERE l.target = o.target AND l.urgency = u.urgency
              AND coalesce(l.lease_until, l.due_at) IS NOT NULL
            ORDER BY coalesce(l.lease_until, l.due_at) LIMIT 1) c
          WHERE u.urgency = 0 OR o.room > 0
          """;

  /**
   * A newer version, or a wake-up, that came while the lane was running wins over the result's own
   * state; the due time of a newer version stands in the row already.
   */
  private static final String SETTLE =
      """
      UPDATE lanes l SET
        state = CASE WHEN l.version > b.version
                       THEN CASE WHEN l.due_at <= b.now THEN 'READY' ELSE 'WAITING' END
                     WHEN l.woken THEN 'READY' ELSE b.state END,
        due_at = CASE WHEN l.version > b.version THEN l.due_at
                      WHEN l.woken THEN b.now ELSE b.due_at END,
        applied_version = CASE WHEN b.applied THEN b.version ELSE l.applied_version END,
        attempts = CASE WHEN l.version > b.version OR l.woken THEN 0 ELSE b.attempts END,
        reasons = CASE WHEN l.version > b.version THEN '[]' ELSE b.reasons::jsonb END,
        urgency = CASE WHEN l.version > b.version THEN l.urgency
                       ELSE coalesce(b.urgency, l.urgency) END,
        outcome_unknown = b.unknown, woken = false,
        lease_owner = NULL, lease_until = NULL, updated_at = b.now
      FROM (SELECT u.*, ?::timestamptz AS now
            FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
                        ?::timestamptz[], ?::boolean[], ?::int[], ?::text[], ?::boolean[],
                        ?::smallint[])
              AS u(worker_key, target, fence, version, state, due_at, applied, attempts, reasons,
                   unknown, urgency)) b
      WHERE l.worker_key = b.worker_key AND l.target = b.target AND l.fence = b.fence
        AND l.lease_owner = ? AND l.state = 'RUNNING'
      RETURNING l.due_at IS DISTINCT FROM b.due_at AS raised
      """;

  private static final String RENEW =
      """
      UPDATE lanes SET lease_until = ?
      WHERE (worker_key, target) IN (
        SELECT l.worker_key, l.target FROM lanes l
        JOIN unnest(?::text[], ?::text[], ?::bigint[]) r(worker_key, target, fence)
          ON l.worker_key = r.worker_key AND l.target = r.target AND l.fence = r.fence
        WHERE l.state = 'RUNNING' AND l.lease_owner = ?
        FOR UPDATE OF l SKIP LOCKED)
      RETURNING worker_key, target
      """;

  private static final String RELEASE =
      """
      UPDATE lanes SET state = 'READY', due_at = ?, fence = fence + 1, outcome_unknown = true,
        lease_owner = NULL, lease_until = NULL, updated_at = ?
      WHERE state = 'RUNNING' AND lease_owner = ? AND lease_until IS NOT NULL
      """;

  private final Database database;
  private final ReplicaName replica;
  private final Transactions transactions;
  private final Signals signals;

  public LaneStore(
      Database database, ReplicaName replica, Transactions transactions, Signals signals) {
    this.database = database;
    this.replica = replica;
    this.transactions = transactions;
    this.signals = signals;
  }

  /** Claims due lanes, the most urgent first, then those that are due longest. */
  List<LaneClaim> claim(Slots.Room room, Instant now, Duration lease) {
    Instant until = now.plus(lease);
    record Claimed(LaneClaim claim, Instant at) {}
    return database
        .query(
            CLAIM,
            s -> {
              bindOpenTargets(s, room, now);
              s.setInt(5, room.leastUrgent().rank());
              setTime(s, 6, now);
              s.setInt(7, room.limit());
              s.setInt(8, room.limit());
              s.setString(9, replica.name());
              setTime(s, 10, until);
              setTime(s, 11, now);
            },
            row -> new Claimed(claim(row, now, until), requireNonNull(time(row, "at"))))
        .stream()
        .sorted(Comparator.comparing((Claimed c) -> c.claim().urgency()).thenComparing(Claimed::at))
        .map(Claimed::claim)
        .toList();
  }

  /** When the next lane that this replica could take is due; may be past. */
  Optional<Instant> nextDue(Slots.Room room, Instant now) {
    return database
        .query(
            NEXT_DUE,
            s -> {
              bindOpenTargets(s, room, now);
              s.setInt(5, room.leastUrgent().rank());
            },
            row -> Optional.ofNullable(time(row, "at")))
        .getFirst();
  }

  /** How the try of a claim ended. */
  record Ended(LaneClaim claim, Settlement end) {}

  /**
   * Writes how tries ended; gives how many lanes were still those of their claims. When one is due
   * for what came while it ran, engines are woken after the commit: the signal of back then found
   * it running.
   *
   * @param tries in the order of their keys, in which the rows are locked
   */
  int settle(List<Ended> tries, Instant now) {
    List<Boolean> raised =
        database.query(SETTLE, s -> bindEnds(s, tries, now), row -> row.getBoolean("raised"));
    if (raised.contains(true)) {
      transactions.afterCommit(() -> signals.raise(Signal.LANES));
    }
    return raised.size();
  }

  private void bindEnds(PreparedStatement s, List<Ended> tries, Instant now) throws SQLException {
    setTime(s, 1, now);
    setColumn(s, 2, "text", tries, t -> t.claim().key().workerKey());
    setColumn(s, 3, "text", tries, t -> t.claim().key().target());
    setColumn(s, 4, "bigint", tries, t -> t.claim().fence());
    setColumn(s, 5, "bigint", tries, t -> t.claim().version());
    setColumn(s, 6, "text", tries, t -> t.end().state().name());
    setColumn(s, 7, "timestamptz", tries, t -> Objects.toString(t.end().dueAt(), null));
    setColumn(s, 8, "boolean", tries, t -> t.end().applied());
    setColumn(s, 9, "int", tries, t -> t.end().attempts());
    setColumn(s, 10, "text", tries, t -> Json.write(t.end().reasons()));
    setColumn(s, 11, "boolean", tries, t -> t.end().outcomeUnknown());
    setColumn(s, 12, "smallint", tries, t -> rank(t.end().urgency()));
    s.setString(13, replica.name());
  }

  /** Prolongs leases; gives those that are this replica's still and were not locked meanwhile. */
  List<LaneKey> renew(Collection<LaneClaim> claims, Instant until) {
    return database.query(
        RENEW,
        s -> {
          setTime(s, 1, until);
          setColumn(s, 2, "text", claims, c -> c.key().workerKey());
          setColumn(s, 3, "text", claims, c -> c.key().target());
          setColumn(s, 4, "bigint", claims, LaneClaim::fence);
          s.setString(5, replica.name());
        },
        row -> new LaneKey(row.getString("target"), row.getString("worker_key")));
  }

  /** Gives back what this replica still has; their outcome is unknown. */
  int release(Instant now) {
    return database.update(
        RELEASE,
        s -> {
          setTime(s, 1, now);
          setTime(s, 2, now);
          s.setString(3, replica.name());
        });
  }

  private static @Nullable Integer rank(@Nullable Urgency urgency) {
    return urgency == null ? null : urgency.rank();
  }

  static LaneClaim claim(ResultSet row, Instant now, Instant until) throws SQLException {
    return new LaneClaim(
        new LaneKey(row.getString("target"), row.getString("worker_key")),
        row.getLong("version"),
        row.getObject("applied_version", Long.class),
        row.getBytes("desired"),
        row.getString("cause_id"),
        Urgency.ofRank(row.getInt("urgency")),
        row.getInt("attempts"),
        row.getBoolean("outcome_unknown"),
        row.getLong("fence"),
        now,
        until);
  }

  private static void bindOpenTargets(PreparedStatement s, Slots.Room room, Instant now)
      throws SQLException {
    List<String> targets = List.copyOf(room.room().keySet());
    setTime(s, 1, now);
    setTexts(s, 2, targets);
    setColumn(s, 3, "int", targets, room.room()::get);
    s.setInt(4, room.perTarget());
  }
}
