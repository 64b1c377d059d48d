// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound;

import io.usher.core.WorkerKey;
import io.usher.kit.db.Database;
import io.usher.writeback.domain.Told;
import io.usher.writeback.domain.ToldCompletions;
import jakarta.inject.Singleton;

/** The last completion of each person, in PostgreSQL. */
@Singleton
class PgToldCompletions implements ToldCompletions {

  private final Database database;

  PgToldCompletions(Database database) {
    this.database = database;
  }

  @Override
  public Told of(WorkerKey worker) {
    return database
        .query(
            "SELECT version, digest FROM told_completions WHERE worker_key = ?",
            s -> s.setString(1, worker.toString()),
            row -> new Told(row.getLong("version"), row.getString("digest")))
        .stream()
        .findFirst()
        .orElse(Told.NOTHING);
  }

  @Override
  public void remember(WorkerKey worker, Told told) {
    database.update(
        """
        INSERT INTO told_completions (worker_key, version, digest) VALUES (?, ?, ?)
        ON CONFLICT (worker_key) DO UPDATE SET version = excluded.version, digest = excluded.digest
        """,
        s -> {
          s.setString(1, worker.toString());
          s.setLong(2, told.version());
          s.setString(3, told.digest());
        });
  }
}
