// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound;

import static io.usher.kit.db.Database.setTexts;

import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.kit.db.GroupedReads;
import io.usher.kit.db.GroupedWrites;
import io.usher.kit.db.Transactions;
import io.usher.writeback.domain.Told;
import io.usher.writeback.domain.ToldCompletions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last completion of each person, in PostgreSQL. */
@Singleton
class PgToldCompletions implements ToldCompletions {

  private static final String REMEMBER =
      """
      INSERT INTO told_completions (worker_key, version, digest) VALUES (?, ?, ?)
      ON CONFLICT (worker_key) DO UPDATE SET version = excluded.version, digest = excluded.digest
      """;

  private final Database database;
  private final GroupedReads<WorkerKey, Told> told;
  private final GroupedWrites<Row> writes;

  PgToldCompletions(Database database, Transactions transactions) {
    this.database = database;
    this.told = new GroupedReads<>(transactions, this::read);
    this.writes =
        new GroupedWrites<>(
            transactions, rows -> database.updateEach(REMEMBER, rows, PgToldCompletions::bind));
  }

  private record Row(WorkerKey worker, Told told) {}

  @Override
  public Told of(WorkerKey worker) {
    return told.of(worker).orElse(Told.NOTHING);
  }

  private Map<WorkerKey, Told> read(Set<WorkerKey> workers) {
    Map<WorkerKey, Told> found = new HashMap<>();
    database.query(
        "SELECT worker_key, version, digest FROM told_completions WHERE worker_key = ANY (?)",
        s -> setTexts(s, 1, workers.stream().map(WorkerKey::toString).toList()),
        row ->
            found.put(
                WorkerKey.parse(row.getString("worker_key")),
                new Told(row.getLong("version"), row.getString("digest"))));
    return found;
  }

  @Override
  public void remember(WorkerKey worker, Told told) {
    writes.write(List.of(new Row(worker, told)));
  }

  private static void bind(PreparedStatement s, Row row) throws SQLException {
    s.setString(1, row.worker().toString());
    s.setLong(2, row.told().version());
    s.setString(3, row.told().digest());
  }
}
