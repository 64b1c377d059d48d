// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.outbound;

import static io.usher.kit.db.Database.setArray;
import static io.usher.kit.db.Database.setTexts;

import io.usher.core.WorkerKey;
import io.usher.ingest.domain.KnownWorker;
import io.usher.ingest.domain.KnownWorkers;
import io.usher.kit.db.Database;
import io.usher.kit.db.GroupedReads;
import io.usher.kit.db.GroupedWrites;
import io.usher.kit.db.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known, one row for each worker. Version 0 is a row that only holds a lock. */
@ApplicationScoped
class PgKnownWorkers implements KnownWorkers {

  private static final String COLUMNS =
      "SELECT source, worker_id, version, missing, worker FROM known_worker ";

  private static final String HOLD_PLACES =
      """
      INSERT INTO known_worker (source, worker_id, version, missing, worker)
      SELECT ?, id, 0, false, '{}' FROM unnest(?::text[]) AS t(id) ORDER BY id
      ON CONFLICT (source, worker_id) DO NOTHING
      """;

  private static final String REMEMBER =
      """
      INSERT INTO known_worker AS k (source, worker_id, version, missing, worker)
      SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::boolean[], ?::text[])
      ON CONFLICT (source, worker_id) DO UPDATE SET
        version = excluded.version, missing = excluded.missing, worker = excluded.worker
      WHERE k.version IN (excluded.version, excluded.version - 1)
      """;

  private static final String READ =
      """
      SELECT source, worker_id, version, missing, worker
      FROM unnest(?::text[], ?::text[]) AS k(source, worker_id)
      JOIN known_worker USING (source, worker_id) WHERE version > 0
      """;

  private final Database database;
  private final GroupedReads<WorkerKey, KnownWorker> known;
  private final GroupedWrites<KnownWorker> writes;

  PgKnownWorkers(Database database, Transactions transactions) {
    this.database = database;
    this.known = new GroupedReads<>(transactions, this::read);
    this.writes = new GroupedWrites<>(transactions, this::write);
  }

  @Override
  public Optional<KnownWorker> find(WorkerKey worker) {
    return known.of(worker);
  }

  private Map<WorkerKey, KnownWorker> read(Set<WorkerKey> workers) {
    List<WorkerKey> all = List.copyOf(workers);
    return database
        .query(
            READ,
            s -> {
              setTexts(s, 1, all.stream().map(WorkerKey::source).toList());
              setTexts(s, 2, all.stream().map(WorkerKey::workerId).toList());
            },
            PgKnownWorkers::known)
        .stream()
        .collect(Collectors.toMap(KnownWorker::key, Function.identity()));
  }

  @Override
  public Map<String, KnownWorker> lock(String source, Collection<String> workerIds) {
    if (workerIds.isEmpty()) {
      return Map.of();
    }
    Database.Binder ids =
        s -> {
          s.setString(1, source);
          setTexts(s, 2, workerIds);
        };
    database.update(HOLD_PLACES, ids);
    return database
        .query(
            COLUMNS + "WHERE source = ? AND worker_id = ANY(?) ORDER BY worker_id FOR UPDATE",
            ids,
            PgKnownWorkers::known)
        .stream()
        .filter(known -> known.version() > 0)
        .collect(Collectors.toMap(known -> known.key().workerId(), Function.identity()));
  }

  @Override
  public void remember(List<KnownWorker> newer) {
    writes.write(newer);
  }

  private void write(List<KnownWorker> newer) {
    int written =
        database.update(
            REMEMBER,
            s -> {
              setTexts(s, 1, newer.stream().map(known -> known.key().source()).toList());
              setTexts(s, 2, newer.stream().map(known -> known.key().workerId()).toList());
              setArray(s, 3, "bigint", newer.stream().map(KnownWorker::version).toArray());
              setArray(s, 4, "boolean", newer.stream().map(KnownWorker::missing).toArray());
              setTexts(s, 5, newer.stream().map(k -> WorkerJson.write(k.worker())).toList());
            });
    if (written != newer.size()) {
      throw new IllegalStateException("Somebody else wrote a newer record meanwhile");
    }
  }

  @Override
  public List<String> idsAfter(String source, String workerId, int limit) {
    return database.query(
        """
        SELECT worker_id FROM known_worker WHERE source = ? AND worker_id > ? AND version > 0
        ORDER BY worker_id LIMIT ?
        """,
        s -> {
          s.setString(1, source);
          s.setString(2, workerId);
          s.setInt(3, limit);
        },
        row -> row.getString(1));
  }

  private static KnownWorker known(ResultSet row) throws SQLException {
    WorkerKey key = new WorkerKey(row.getString("source"), row.getString("worker_id"));
    return new KnownWorker(
        WorkerJson.read(key, row.getString("worker")),
        row.getLong("version"),
        row.getBoolean("missing"));
  }
}
