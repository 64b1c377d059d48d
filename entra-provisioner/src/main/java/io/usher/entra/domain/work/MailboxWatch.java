// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain.work;

import io.usher.core.Reason;
import io.usher.entra.domain.AccountRecord;
import io.usher.entra.domain.AccountRecord.MailboxWait;
import io.usher.entra.domain.Accounts;
import io.usher.entra.domain.Admission;
import io.usher.entra.domain.Mailboxes;
import io.usher.entra.domain.Settlements;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the wait for a mailbox cheap: while nothing else is missing, only the mailbox is looked at,
 * in one call for many people.
 */
public final class MailboxWatch {

  private final Accounts accounts;
  private final Mailboxes mailboxes;
  private final Settlements settlements;

  public MailboxWatch(Accounts accounts, Mailboxes mailboxes, Settlements settlements) {
    this.accounts = accounts;
    this.mailboxes = mailboxes;
    this.settlements = settlements;
  }

  /**
   * The reason to wait on, with the time of the next look; empty when there is more to do than
   * waiting: something else is missing, the mailbox is ready, or it was waited for long enough.
   */
  Optional<Reason> stillAwaited(Admission admission, Instant now) {
    Optional<AccountRecord> record =
        accounts
            .find(admission.worker().key())
            .filter(known -> known.told().admittedVersion() == admission.version())
            .filter(known -> known.mailbox().nothingElse());
    Optional<String> account = record.flatMap(AccountRecord::livingAccountId);
    Optional<Reason> next = record.map(AccountRecord::mailbox).flatMap(wait -> next(wait, now));
    if (account.isEmpty() || next.isEmpty() || mailboxes.of(account.get()).ready()) {
      return Optional.empty();
    }
    return next;
  }

  private Optional<Reason> next(MailboxWait wait, Instant now) {
    return settlements.waiting(wait, now).filter(reason -> reason.nextTry().isPresent());
  }
}
