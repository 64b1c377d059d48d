// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain.work;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.AccountRecord;
import io.usher.entra.domain.AccountRecord.Account;
import io.usher.entra.domain.Accounts;
import io.usher.entra.domain.Admission;
import io.usher.entra.domain.DesiredAccount;
import io.usher.entra.domain.DesiredAccount.ManagerWish;
import io.usher.entra.domain.DesiredAccounts;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownState;
import io.usher.entra.domain.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks up all that a decision needs; performs nothing in the directory. Our own register comes
 * first, because the directory may not show yet what was made a moment ago.
 */
public final class Situations {

  private final DesiredAccounts desiredAccounts;
  private final Accounts accounts;
  private final Directory directory;
  private final Duration visibleWithin;

  /**
   * @param visibleWithin after this time an account that was made is readable everywhere
   */
  public Situations(
      DesiredAccounts desiredAccounts,
      Accounts accounts,
      Directory directory,
      Duration visibleWithin) {
    this.desiredAccounts = desiredAccounts;
    this.accounts = accounts;
    this.directory = directory;
    this.visibleWithin = visibleWithin;
  }

  /** The situation now, for a plan without effect. */
  public Situation look(Admission admission, Instant now) {
    DesiredAccount desired =
        desiredAccounts.of(
            admission.worker(), admission.stage().stage(), admission.stage().signInBlocked());
    AccountRecord remembered =
        accounts.find(desired.worker()).orElseGet(() -> AccountRecord.nobody(desired.worker()));
    Finding finding = directory.find(query(desired, remembered, now));
    return new Situation(
        desired,
        remembered,
        new KnownState(finding, managerAccount(desired.manager()), remembered.sessionsRevoked()));
  }

  /**
   * The situation now; an account that was found by our key becomes this person's.
   *
   * @throws CallFailure.Refused ACCOUNT_BELONGS_TO_ANOTHER when it is another person's already
   */
  public Situation lookAndAdopt(Admission admission, Instant now) {
    Situation situation = look(admission, now);
    if (situation.known().finding() instanceof Finding.One one
        && !known(situation.remembered(), one.account().id())
        && !accounts.adopt(situation.desired().worker(), one.account().id(), now)) {
      throw new CallFailure.Refused(
          ReasonCode.ACCOUNT_BELONGS_TO_ANOTHER,
          "The account with this employeeId is another person's");
    }
    return situation;
  }

  /** The account as it can be read now, to prove that it is closed. */
  public Finding readBack(String accountId) {
    return directory.find(new AccountQuery(Optional.of(accountId), true, Optional.empty()));
  }

  private AccountQuery query(DesiredAccount desired, AccountRecord remembered, Instant now) {
    return new AccountQuery(
        remembered.account().map(Account::id),
        remembered
            .account()
            .filter(account -> now.isBefore(account.since().plus(visibleWithin)))
            .isPresent(),
        desired.accountKey());
  }

  private Optional<String> managerAccount(ManagerWish wish) {
    return switch (wish) {
      case ManagerWish.AsItIs asItIs -> Optional.empty();
      case ManagerWish.Nobody nobody -> Optional.empty();
      case ManagerWish.Somebody somebody -> livingAccount(somebody.key());
    };
  }

  private Optional<String> livingAccount(WorkerKey worker) {
    return accounts.find(worker).flatMap(AccountRecord::livingAccountId);
  }

  private static boolean known(AccountRecord remembered, String accountId) {
    return remembered.account().filter(account -> account.id().equals(accountId)).isPresent();
  }
}
