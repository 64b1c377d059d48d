// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound;

import static io.usher.kit.db.Database.setTexts;
import static io.usher.kit.db.Database.setTime;
import static io.usher.kit.db.Database.time;

import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.kit.db.GroupedReads;
import io.usher.kit.db.GroupedWrites;
import io.usher.kit.db.Transactions;
import io.usher.writeback.domain.OwnValue;
import io.usher.writeback.domain.OwnValues;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Own doing in HR's records, in PostgreSQL; one row per person and field. */
@Singleton
class PgOwnValues implements OwnValues {

  private static final String REMEMBER =
      """
      INSERT INTO own_values (worker_key, field, confirmed, attempted, verified_for, written_for,
                              verified_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (worker_key, field) DO UPDATE SET
        confirmed = excluded.confirmed, attempted = excluded.attempted,
        verified_for = excluded.verified_for, written_for = excluded.written_for,
        verified_at = excluded.verified_at
      """;

  private final Database database;
  private final GroupedReads<WorkerKey, Map<String, OwnValue>> values;
  private final GroupedWrites<Row> writes;

  PgOwnValues(Database database, Transactions transactions) {
    this.database = database;
    this.values = new GroupedReads<>(transactions, this::read);
    this.writes =
        new GroupedWrites<>(
            transactions, rows -> database.updateEach(REMEMBER, rows, PgOwnValues::bind));
  }

  private record Row(WorkerKey worker, String field, OwnValue value) {}

  @Override
  public Map<String, OwnValue> of(WorkerKey worker) {
    return values.of(worker).orElse(Map.of());
  }

  private Map<WorkerKey, Map<String, OwnValue>> read(Set<WorkerKey> workers) {
    Map<WorkerKey, Map<String, OwnValue>> found = new HashMap<>();
    database.query(
        "SELECT * FROM own_values WHERE worker_key = ANY (?)",
        s -> setTexts(s, 1, workers.stream().map(WorkerKey::toString).toList()),
        row ->
            found
                .computeIfAbsent(
                    WorkerKey.parse(row.getString("worker_key")), worker -> new TreeMap<>())
                .put(row.getString("field"), value(row)));
    return found;
  }

  @Override
  public void remember(WorkerKey worker, Map<String, OwnValue> values) {
    writes.write(
        values.entrySet().stream()
            .map(value -> new Row(worker, value.getKey(), value.getValue()))
            .toList());
  }

  private static void bind(PreparedStatement s, Row row) throws SQLException {
    OwnValue value = row.value();
    s.setString(1, row.worker().toString());
    s.setString(2, row.field());
    s.setString(3, value.confirmed().orElse(null));
    s.setString(4, value.attempted().orElse(null));
    s.setLong(5, value.verifiedFor());
    s.setLong(6, value.writtenFor());
    setTime(s, 7, value.verifiedAt().orElse(null));
  }

  private static OwnValue value(ResultSet row) throws SQLException {
    return new OwnValue(
        Optional.ofNullable(row.getString("confirmed")),
        Optional.ofNullable(row.getString("attempted")),
        row.getLong("verified_for"),
        row.getLong("written_for"),
        Optional.ofNullable(time(row, "verified_at")));
  }
}
