// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.WorkerKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What Usher itself remembers of one person's account.
 *
 * @param worker whose
 * @param account the account, once there is one
 * @param sessionsRevoked whether sessions were revoked since sign-in was closed last
 * @param mailbox the wait for the mailbox
 * @param told what was told last
 */
public record AccountRecord(
    WorkerKey worker,
    Optional<Account> account,
    boolean sessionsRevoked,
    MailboxWait mailbox,
    Told told) {

  /**
   * An account that is this person's.
   *
   * @param id object id
   * @param since when Usher made or adopted it
   * @param alive false until it is recorded as living, and once it is among the deleted items
   */
  public record Account(String id, Instant since, boolean alive) {}

  /**
   * The wait for the mailbox.
   *
   * @param since when it began
   * @param readyAt when the mailbox was seen ready
   * @param nothingElse whether nothing but the mailbox was missing when it was looked at last
   */
  public record MailboxWait(
      Optional<Instant> since, Optional<Instant> readyAt, boolean nothingElse) {
    public static final MailboxWait NONE =
        new MailboxWait(Optional.empty(), Optional.empty(), false);
  }

  /**
   * The last outcome that was told.
   *
   * @param version its version; 0 when none was told
   * @param digest fingerprint of what it said
   * @param aboutVersion the admission that it was about
   * @param admittedVersion the admission that the directory equals
   * @param directoryAt since when it does
   */
  public record Told(
      long version,
      String digest,
      long aboutVersion,
      long admittedVersion,
      Optional<Instant> directoryAt) {
    public static final Told NOTHING = new Told(0, "", 0, 0, Optional.empty());
  }

  /** Somebody of whom nothing is remembered. */
  public static AccountRecord nobody(WorkerKey worker) {
    return new AccountRecord(worker, Optional.empty(), false, MailboxWait.NONE, Told.NOTHING);
  }

  /** The object id of the account while it is not deleted. */
  public Optional<String> livingAccountId() {
    return account.filter(Account::alive).map(Account::id);
  }
}
