// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.database;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.usher.core.WorkerKey;
import io.usher.entra.domain.AccountRecord;
import io.usher.entra.domain.AccountRecord.Account;
import io.usher.entra.domain.AccountRecord.MailboxWait;
import io.usher.entra.domain.AccountRecord.Told;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code account}. */
@Entity
@Table(name = "account")
public class AccountRow extends PanacheEntityBase {

  @Id
  @Column(name = "worker_key")
  public @Nullable String workerKey;

  @Column(name = "object_id")
  public @Nullable String objectId;

  @Column(name = "account_since")
  public @Nullable Instant accountSince;

  public boolean alive;

  @Column(name = "sessions_revoked")
  public boolean sessionsRevoked;

  @Column(name = "mailbox_since")
  public @Nullable Instant mailboxSince;

  @Column(name = "mailbox_ready_at")
  public @Nullable Instant mailboxReadyAt;

  @Column(name = "only_mailbox_missing")
  public boolean onlyMailboxMissing;

  @Column(name = "outcome_version")
  public long outcomeVersion;

  @Column(name = "outcome_digest")
  public String outcomeDigest = "";

  @Column(name = "outcome_about_version")
  public long outcomeAboutVersion;

  @Column(name = "admitted_version")
  public long admittedVersion;

  @Column(name = "directory_at")
  public @Nullable Instant directoryAt;

  AccountRecord record(WorkerKey worker) {
    return new AccountRecord(
        worker,
        account(),
        sessionsRevoked,
        new MailboxWait(
            Optional.ofNullable(mailboxSince),
            Optional.ofNullable(mailboxReadyAt),
            onlyMailboxMissing),
        new Told(
            outcomeVersion,
            outcomeDigest,
            outcomeAboutVersion,
            admittedVersion,
            Optional.ofNullable(directoryAt)));
  }

  private Optional<Account> account() {
    String id = objectId;
    Instant since = accountSince;
    return id == null || since == null
        ? Optional.empty()
        : Optional.of(new Account(id, since, alive));
  }

  void take(AccountRecord record) {
    objectId = record.account().map(Account::id).orElse(null);
    accountSince = record.account().map(Account::since).orElse(null);
    alive = record.account().filter(Account::alive).isPresent();
    sessionsRevoked = record.sessionsRevoked();
    mailboxSince = record.mailbox().since().orElse(null);
    mailboxReadyAt = record.mailbox().readyAt().orElse(null);
    onlyMailboxMissing = record.mailbox().nothingElse();
    outcomeVersion = record.told().version();
    outcomeDigest = record.told().digest();
    outcomeAboutVersion = record.told().aboutVersion();
    admittedVersion = record.told().admittedVersion();
    directoryAt = record.told().directoryAt().orElse(null);
  }
}
