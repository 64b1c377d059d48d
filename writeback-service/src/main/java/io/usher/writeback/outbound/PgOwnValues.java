// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound;

import static io.usher.kit.db.Database.setTime;
import static io.usher.kit.db.Database.time;

import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.writeback.domain.OwnValue;
import io.usher.writeback.domain.OwnValues;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
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

  PgOwnValues(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, OwnValue> of(WorkerKey worker) {
    Map<String, OwnValue> values = new TreeMap<>();
    database.query(
        "SELECT * FROM own_values WHERE worker_key = ?",
        s -> s.setString(1, worker.toString()),
        row -> values.put(row.getString("field"), value(row)));
    return values;
  }

  @Override
  public void remember(WorkerKey worker, Map<String, OwnValue> values) {
    values.forEach(
        (field, value) ->
            database.update(
                REMEMBER,
                s -> {
                  s.setString(1, worker.toString());
                  s.setString(2, field);
                  s.setString(3, value.confirmed().orElse(null));
                  s.setString(4, value.attempted().orElse(null));
                  s.setLong(5, value.verifiedFor());
                  s.setLong(6, value.writtenFor());
                  setTime(s, 7, value.verifiedAt().orElse(null));
                }));
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
