// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.database;

import io.usher.core.WorkerKey;
import io.usher.entra.domain.AccountRecord;
import io.usher.entra.domain.Accounts;
import io.usher.kit.db.Database;
import io.usher.kit.db.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What Usher remembers of accounts, in PostgreSQL. */
@ApplicationScoped
class PgAccounts implements Accounts {

  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;

  public PgAccounts(Database database) {
    this.database = database;
  }

  @Override
  @Transactional
  public Optional<AccountRecord> find(WorkerKey worker) {
    return AccountRow.<AccountRow>findByIdOptional(worker.toString())
        .map(row -> row.record(worker));
  }

  @Override
  public boolean adopt(WorkerKey worker, String accountId, Instant now) {
    try {
      return take(worker, accountId, now);
    } catch (DatabaseException e) {
      if (e.getCause() instanceof SQLException cause
          && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
        // Another person has taken it since this statement began.
        return false;
      }
      throw e;
    }
  }

  private boolean take(WorkerKey worker, String accountId, Instant now) {
    int taken =
        database.update(
            """
            INSERT INTO account (worker_key, object_id, account_since, alive)
            SELECT ?, ?, ?, false
            WHERE NOT EXISTS (SELECT 1 FROM account WHERE object_id = ? AND worker_key <> ?)
            ON CONFLICT (worker_key) DO UPDATE
              SET object_id = excluded.object_id, account_since = excluded.account_since,
                  alive = account.alive AND account.object_id = excluded.object_id
            """,
            statement -> {
              statement.setString(1, worker.toString());
              statement.setString(2, accountId);
              Database.setTime(statement, 3, now);
              statement.setString(4, accountId);
              statement.setString(5, worker.toString());
            });
    return taken == 1;
  }

  @Override
  public void beginClosing(WorkerKey worker) {
    database.update(
        "UPDATE account SET sessions_revoked = false WHERE worker_key = ?",
        statement -> statement.setString(1, worker.toString()));
  }

  @Override
  @Transactional
  public void record(AccountRecord record) {
    String key = record.worker().toString();
    AccountRow known = AccountRow.findById(key);
    AccountRow row = known == null ? new AccountRow() : known;
    row.workerKey = key;
    row.take(record);
    row.persist();
  }
}
