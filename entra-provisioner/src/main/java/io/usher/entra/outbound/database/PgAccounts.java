// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.database;

import static io.usher.kit.db.Database.setTexts;
import static io.usher.kit.db.Database.setTime;
import static io.usher.kit.db.Database.time;

import io.usher.core.WorkerKey;
import io.usher.entra.domain.AccountRecord;
import io.usher.entra.domain.AccountRecord.Account;
import io.usher.entra.domain.AccountRecord.MailboxWait;
import io.usher.entra.domain.AccountRecord.Told;
import io.usher.entra.domain.Accounts;
import io.usher.kit.db.Database;
import io.usher.kit.db.DatabaseException;
import io.usher.kit.db.GroupedReads;
import io.usher.kit.db.Transactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Usher remembers of accounts, in PostgreSQL; plain SQL, see ADR 0004. */
@Singleton
final class PgAccounts implements Accounts {

  private static final String TAKE =
      """
      INSERT INTO account (worker_key, object_id, account_since, alive)
      SELECT ?, ?, ?, false
      WHERE NOT EXISTS (SELECT 1 FROM account WHERE object_id = ? AND worker_key <> ?)
      ON CONFLICT (worker_key) DO UPDATE
        SET object_id = excluded.object_id, account_since = excluded.account_since,
            alive = account.alive AND account.object_id = excluded.object_id
      """;

  private static final String RECORD =
      """
      INSERT INTO account (worker_key, object_id, account_since, alive, sessions_revoked,
                           mailbox_since, mailbox_ready_at, only_mailbox_missing, outcome_version,
                           outcome_digest, outcome_about_version, admitted_version, directory_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (worker_key) DO UPDATE
        SET object_id = excluded.object_id, account_since = excluded.account_since,
            alive = excluded.alive, sessions_revoked = excluded.sessions_revoked,
            mailbox_since = excluded.mailbox_since, mailbox_ready_at = excluded.mailbox_ready_at,
            only_mailbox_missing = excluded.only_mailbox_missing,
            outcome_version = excluded.outcome_version, outcome_digest = excluded.outcome_digest,
            outcome_about_version = excluded.outcome_about_version,
            admitted_version = excluded.admitted_version, directory_at = excluded.directory_at
      """;

  private final Database database;
  private final GroupedReads<WorkerKey, AccountRecord> records;

  PgAccounts(Database database, Transactions transactions) {
    this.database = database;
    this.records = new GroupedReads<>(transactions, this::read);
  }

  @Override
  public Map<WorkerKey, AccountRecord> find(Collection<WorkerKey> workers) {
    return records.of(workers);
  }

  private Map<WorkerKey, AccountRecord> read(Set<WorkerKey> workers) {
    Map<WorkerKey, AccountRecord> found = new HashMap<>();
    database.query(
        "SELECT * FROM account WHERE worker_key = ANY (?)",
        s -> setTexts(s, 1, workers.stream().map(WorkerKey::toString).toList()),
        row -> {
          AccountRecord record = record(WorkerKey.parse(row.getString("worker_key")), row);
          return found.put(record.worker(), record);
        });
    return found;
  }

  @Override
  public boolean adopt(WorkerKey worker, String accountId, Instant now) {
    try {
      return take(worker, accountId, now);
    } catch (DatabaseException e) {
      if (e.violates("account_object_id_key")) {
        // Another person has taken it since this statement began.
        return false;
      }
      throw e;
    }
  }

  private boolean take(WorkerKey worker, String accountId, Instant now) {
    int taken =
        database.update(
            TAKE,
            s -> {
              s.setString(1, worker.toString());
              s.setString(2, accountId);
              setTime(s, 3, now);
              s.setString(4, accountId);
              s.setString(5, worker.toString());
            });
    return taken == 1;
  }

  @Override
  public void beginClosing(WorkerKey worker) {
    database.update(
        "UPDATE account SET sessions_revoked = false WHERE worker_key = ?",
        s -> s.setString(1, worker.toString()));
  }

  @Override
  public void record(AccountRecord record) {
    database.update(RECORD, s -> bind(s, record));
  }

  private static void bind(PreparedStatement s, AccountRecord record) throws SQLException {
    s.setString(1, record.worker().toString());
    s.setString(2, record.account().map(Account::id).orElse(null));
    setTime(s, 3, record.account().map(Account::since).orElse(null));
    s.setBoolean(4, record.account().filter(Account::alive).isPresent());
    s.setBoolean(5, record.sessionsRevoked());
    setTime(s, 6, record.mailbox().since().orElse(null));
    setTime(s, 7, record.mailbox().readyAt().orElse(null));
    s.setBoolean(8, record.mailbox().nothingElse());
    s.setLong(9, record.told().version());
    s.setString(10, record.told().digest());
    s.setLong(11, record.told().aboutVersion());
    s.setLong(12, record.told().admittedVersion());
    setTime(s, 13, record.told().directoryAt().orElse(null));
  }

  private static AccountRecord record(WorkerKey worker, ResultSet row) throws SQLException {
    return new AccountRecord(
        worker,
        account(row),
        row.getBoolean("sessions_revoked"),
        new MailboxWait(
            Optional.ofNullable(time(row, "mailbox_since")),
            Optional.ofNullable(time(row, "mailbox_ready_at")),
            row.getBoolean("only_mailbox_missing")),
        new Told(
            row.getLong("outcome_version"),
            row.getString("outcome_digest"),
            row.getLong("outcome_about_version"),
            row.getLong("admitted_version"),
            Optional.ofNullable(time(row, "directory_at"))));
  }

  private static Optional<Account> account(ResultSet row) throws SQLException {
    String id = row.getString("object_id");
    Instant since = time(row, "account_since");
    return id == null || since == null
        ? Optional.empty()
        : Optional.of(new Account(id, since, row.getBoolean("alive")));
  }
}
