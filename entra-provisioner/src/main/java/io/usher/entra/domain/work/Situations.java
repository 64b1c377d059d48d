// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain.work;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.AccountRecord;
import io.usher.entra.domain.AccountRecord.Account;
import io.usher.entra.domain.Accounts;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.Addresses;
import io.usher.entra.domain.Addresses.Reservation;
import io.usher.entra.domain.Admission;
import io.usher.entra.domain.DesiredAccount;
import io.usher.entra.domain.DesiredAccount.ManagerWish;
import io.usher.entra.domain.DesiredAccounts;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownState;
import io.usher.entra.domain.Memory;
import io.usher.entra.domain.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up all that a decision needs; performs nothing in the directory. Our own register comes
 * first, because the directory may not show yet what was made a moment ago.
 */
public final class Situations {

  private final DesiredAccounts desiredAccounts;
  private final Accounts accounts;
  private final Addresses addresses;
  private final Directory directory;
  private final Duration visibleWithin;

  /**
   * @param visibleWithin after this time an account that was made is readable everywhere
   */
  public Situations(
      DesiredAccounts desiredAccounts,
      Accounts accounts,
      Addresses addresses,
      Directory directory,
      Duration visibleWithin) {
    this.desiredAccounts = desiredAccounts;
    this.accounts = accounts;
    this.addresses = addresses;
    this.directory = directory;
    this.visibleWithin = visibleWithin;
  }

  /**
   * The situation now, for a plan without effect.
   *
   * @throws CallFailure.Later NOT_YET_VISIBLE while an account may be there that cannot be seen yet
   */
  public Situation look(Admission admission, Instant now) {
    DesiredAccount desired = desired(admission);
    Optional<WorkerKey> manager = manager(desired);
    Map<WorkerKey, AccountRecord> records = accounts.find(withManager(desired.worker(), manager));
    AccountRecord remembered =
        Optional.ofNullable(records.get(desired.worker()))
            .orElseGet(() -> AccountRecord.nobody(desired.worker()));
    Finding finding = directory.find(query(desired, remembered, now));
    if (finding instanceof Finding.None && remembered.account().isEmpty()) {
      requireNothingToClose(desired, now);
    }
    return new Situation(
        desired,
        remembered,
        new KnownState(
            finding,
            manager.map(records::get).flatMap(AccountRecord::livingAccountId),
            remembered.sessionsRevoked()));
  }

  /** The situation now; an account that was found by our key becomes this person's. */
  public Situation lookAndAdopt(Admission admission, Instant now) {
    Situation situation = look(admission, now);
    boolean anothers =
        situation.known().finding() instanceof Finding.One one
            && !known(situation.remembered(), one.account().id())
            && !accounts.adopt(situation.desired().worker(), one.account().id(), now);
    return anothers ? situation.ofAnother() : situation;
  }

  /** What is known of a person without asking the directory. */
  public Memory recall(Admission admission) {
    DesiredAccount desired = desired(admission);
    AccountRecord remembered = remembered(desired.worker());
    Optional<Address> address =
        desired.standing().stage().leaving()
            ? addresses.of(desired.worker()).map(Reservation::address)
            : Optional.empty();
    return new Memory(desired, remembered, address);
  }

  /** The account as it can be read now, to prove that it is closed. */
  public Finding readBack(String accountId) {
    return directory.find(new AccountQuery(Optional.of(accountId), true, Optional.empty()));
  }

  private DesiredAccount desired(Admission admission) {
    return desiredAccounts.of(
        admission.worker(), admission.stage().stage(), admission.stage().signInBlocked());
  }

  private AccountRecord remembered(WorkerKey worker) {
    return accounts.find(worker).orElseGet(() -> AccountRecord.nobody(worker));
  }

  /**
   * "There was never an account" is not said of somebody who leaves while the last try to make one
   * is so fresh that it may have succeeded unseen.
   */
  private void requireNothingToClose(DesiredAccount desired, Instant now) {
    if (desired.standing().stage().leaving()
        && addresses
            .of(desired.worker())
            .filter(reserved -> now.isBefore(reserved.since().plus(visibleWithin)))
            .isPresent()) {
      throw new CallFailure.Later(
          ReasonCode.NOT_YET_VISIBLE, "An account may have been made a moment ago", null);
    }
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

  private static Optional<WorkerKey> manager(DesiredAccount desired) {
    return switch (desired.manager()) {
      case ManagerWish.AsItIs asItIs -> Optional.empty();
      case ManagerWish.Nobody nobody -> Optional.empty();
      case ManagerWish.Somebody somebody -> Optional.of(somebody.key());
    };
  }

  private static Set<WorkerKey> withManager(WorkerKey worker, Optional<WorkerKey> manager) {
    Set<WorkerKey> both = new HashSet<>(Set.of(worker));
    manager.ifPresent(both::add);
    return both;
  }

  private static boolean known(AccountRecord remembered, String accountId) {
    return remembered.account().filter(account -> account.id().equals(accountId)).isPresent();
  }
}
