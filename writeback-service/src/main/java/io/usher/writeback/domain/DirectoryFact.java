// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.LifecycleStage;
import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import java.util.List;
import java.util.Optional;

/**
 * The newest outcome of the directory for one person.
 *
 * @param worker whose it is
 * @param version grows with each outcome of this person
 * @param admittedVersion the admission it follows from
 * @param stage the stage that was applied
 * @param status how it ended
 * @param account the account as the directory holds it, if there is one
 * @param reasons what is missing and why
 */
public record DirectoryFact(
    WorkerKey worker,
    long version,
    long admittedVersion,
    LifecycleStage stage,
    OutcomeStatus status,
    Optional<Account> account,
    List<Reason> reasons) {

  public DirectoryFact {
    reasons = List.copyOf(reasons);
  }

  /** More outcomes of the same admission follow by themselves. */
  public boolean moreFollows() {
    return status == OutcomeStatus.WAITING;
  }

  /** Ended without an account because of a reason: the apps have nothing to wait for. */
  boolean endedWithoutAccount() {
    return account.isEmpty() && (status == OutcomeStatus.HELD || status == OutcomeStatus.FAILED);
  }

  /** Why the mailbox is still waited for, if it is. */
  Optional<Reason> waitsForMailbox() {
    return reasons.stream()
        .filter(reason -> reason.code() == ReasonCode.MAILBOX_NOT_READY)
        .filter(reason -> moreFollows() || reason.nextTry().isPresent())
        .findFirst();
  }

  /**
   * An account. Its text form tells nothing: addresses are personal data.
   *
   * @param userPrincipalName sign-in name
   * @param mail primary address, once one is known
   * @param mailboxReady whether the mailbox was seen ready
   */
  public record Account(String userPrincipalName, Optional<String> mail, boolean mailboxReady) {
    @Override
    public String toString() {
      return "Account[mailboxReady=" + mailboxReady + "]";
    }
  }
}
