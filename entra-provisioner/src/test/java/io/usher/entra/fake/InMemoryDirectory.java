// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressHolder;
import io.usher.entra.domain.Aftermath;
import io.usher.entra.domain.Applied;
import io.usher.entra.domain.Attribute;
import io.usher.entra.domain.Creation;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.KnownAccount.Holdings;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.KnownAccount.Name;
import io.usher.entra.domain.KnownAccount.State;
import io.usher.entra.domain.NewAccount;
import io.usher.entra.domain.Precedence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A small tenant in memory with the directory's manners: unique addresses, seats, a bin. */
public final class InMemoryDirectory implements Directory {

  private final Map<String, KnownAccount> accounts = new LinkedHashMap<>();
  private final Map<String, Integer> seats = new HashMap<>();
  private final Set<String> unknownGroups = new HashSet<>();
  private final List<String> ledger = new ArrayList<>();
  private final List<Precedence> precedences = new ArrayList<>();
  private boolean mailboxesAtOnce;
  private int lastId;

  /** Puts an account there that somebody else made. */
  public synchronized void holds(KnownAccount account) {
    accounts.put(account.id(), account);
  }

  /** Limits the seats of a licence; without this there are enough. */
  public synchronized void hasSeats(String licence, int count) {
    seats.put(licence, count);
  }

  public synchronized void lacksGroup(String group) {
    unknownGroups.add(group);
  }

  public synchronized void makesMailboxesAtOnce() {
    mailboxesAtOnce = true;
  }

  /** The mailbox of an account becomes ready. */
  public synchronized void deliversMailbox(String accountId) {
    KnownAccount account = existing(accountId);
    accounts.put(
        accountId,
        account.withMailbox(
            new Mailbox(Optional.of(account.name().userPrincipalName()), true, true)));
  }

  /** Somebody else deletes the account for good. */
  public synchronized void loses(String accountId) {
    accounts.remove(accountId);
  }

  /** Operations that changed something, in order. */
  public synchronized List<String> ledger() {
    return List.copyOf(ledger);
  }

  /** With which precedence each step was asked for, in order. */
  public synchronized List<Precedence> precedences() {
    return List.copyOf(precedences);
  }

  public synchronized List<KnownAccount> accounts() {
    return List.copyOf(accounts.values());
  }

  public synchronized Optional<KnownAccount> account(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public synchronized Finding find(AccountQuery query) {
    Optional<KnownAccount> byId = query.accountId().map(accounts::get);
    if (byId.isPresent()) {
      return new Finding.One(byId.get());
    }
    if (query.accountId().isPresent() && query.fresh()) {
      throw new CallFailure.Later(ReasonCode.NOT_YET_VISIBLE, "Not visible yet", null);
    }
    List<KnownAccount> found =
        query.accountKey().stream()
            .flatMap(
                key ->
                    accounts.values().stream()
                        .filter(a -> key.equals(a.attributes().get(Attribute.EMPLOYEE_ID))))
            .toList();
    return switch (found.size()) {
      case 0 -> new Finding.None();
      case 1 -> new Finding.One(found.getFirst());
      default -> new Finding.Several(found.size());
    };
  }

  @Override
  public synchronized Creation create(NewAccount account) {
    if (holderOf(account.address()).isPresent()) {
      return new Creation.Conflict();
    }
    KnownAccount made =
        new KnownAccount(
            new Name("id-" + ++lastId, account.address().text()),
            new State(account.enabled(), false),
            account.attributes(),
            Holdings.NONE,
            Mailbox.NONE);
    accounts.put(made.id(), made);
    ledger.add("create-user");
    return new Creation.Created(made);
  }

  @Override
  public synchronized Optional<AddressHolder> holderOf(Address address) {
    return accounts.values().stream()
        .filter(account -> account.name().userPrincipalName().equals(address.text()))
        .findFirst()
        .map(
            account ->
                new AddressHolder(
                    account.id(),
                    Optional.ofNullable(account.attributes().get(Attribute.EMPLOYEE_ID))));
  }

  @Override
  public synchronized Applied apply(
      String accountId, List<EntraEffect> step, Precedence precedence) {
    precedences.add(precedence);
    KnownAccount account = existing(accountId);
    Optional<Applied> refused = step.stream().flatMap(e -> leftOut(account, e).stream()).findAny();
    if (refused.isPresent()) {
      return refused.get();
    }
    KnownAccount after = account;
    for (EntraEffect effect : step) {
      after = mailbox(Aftermath.of(after, effect), effect);
      ledger.add(effect.operation());
    }
    accounts.put(accountId, after);
    return new Applied.Done(Optional.of(after.mailbox()));
  }

  private Optional<Applied> leftOut(KnownAccount account, EntraEffect effect) {
    if (effect instanceof EntraEffect.AssignLicence assign
        && seatsLeft(assign.licence()) < 1
        && !account.holdings().licences().contains(assign.licence())) {
      return Optional.of(leftOut(ReasonCode.LICENCE_NO_SEATS));
    }
    if (effect instanceof EntraEffect.SetManager manager
        && account(manager.managerAccountId()).filter(it -> it.state().deleted()).isPresent()) {
      return Optional.of(leftOut(ReasonCode.MANAGER_NOT_YET));
    }
    if (effect instanceof EntraEffect.AddToGroup add && unknownGroups.contains(add.group())) {
      return Optional.of(leftOut(ReasonCode.GROUP_UNKNOWN));
    }
    return Optional.empty();
  }

  private long seatsLeft(String licence) {
    long used =
        accounts.values().stream().filter(a -> a.holdings().licences().contains(licence)).count();
    return Objects.requireNonNullElse(seats.get(licence), Integer.MAX_VALUE) - used;
  }

  private static Applied leftOut(ReasonCode code) {
    return new Applied.LeftOut(
        Reason.of(code, "Not possible now").retriedAt(Instant.parse("2026-03-01T09:15:00Z")));
  }

  private KnownAccount mailbox(KnownAccount account, EntraEffect effect) {
    if (!(effect instanceof EntraEffect.AssignLicence)) {
      return account;
    }
    Mailbox mailbox =
        mailboxesAtOnce
            ? new Mailbox(Optional.of(account.name().userPrincipalName()), true, true)
            : new Mailbox(Optional.empty(), true, false);
    return account.withMailbox(mailbox);
  }

  private KnownAccount existing(String id) {
    KnownAccount account = accounts.get(id);
    if (account == null) {
      throw new CallFailure.Later(ReasonCode.NOT_YET_VISIBLE, "Not visible yet", null);
    }
    return account;
  }
}
