// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.usher.core.CallFailure;
import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.AccountRecord.Account;
import io.usher.entra.domain.AccountRecord.MailboxWait;
import io.usher.entra.domain.AccountRecord.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Judges what came of the work: status, what is remembered, what is told, when to look again. */
public final class Settlements {

  private static final Duration FIRST_POLL = Duration.ofMillis(400);
  private static final Duration LONGEST_POLL = Duration.ofMinutes(5);

  private final Duration mailboxWaitAtMost;

  /**
   * @param mailboxWaitAtMost after this time the mailbox is no longer looked for
   */
  public Settlements(Duration mailboxWaitAtMost) {
    this.mailboxWaitAtMost = mailboxWaitAtMost;
  }

  /** A decision that a person must take; of a leaver the account is told as remembered. */
  public Settlement held(long admittedVersion, Memory memory, List<Reason> reasons) {
    Draft draft = new Draft(OutcomeStatus.HELD, reasons, false, memory.leaversAccount());
    return told(draft, admittedVersion, memory.remembered(), false);
  }

  /**
   * The look-up failed, so nothing was performed. A refusal is told as a hold. Whatever else it is,
   * of those who leave one outcome is told for each admission, so that nobody who closes accounts
   * elsewhere waits for the directory; of the others nothing is told.
   */
  public Settlement unanswered(long admittedVersion, Memory memory, CallFailure failure) {
    if (failure instanceof CallFailure.Refused) {
      return held(admittedVersion, memory, List.of(failure.reason()));
    }
    List<Reason> reasons = List.of(failure.reason());
    Draft draft = new Draft(OutcomeStatus.WAITING, reasons, false, memory.leaversAccount());
    AccountRecord before = memory.remembered();
    boolean news =
        memory.desired().standing().stage().leaving()
            && before.told().aboutVersion() != admittedVersion;
    return news
        ? told(draft, admittedVersion, before, true)
        : new Settlement(draft.status(), reasons, false, before, false);
  }

  /**
   * Settles what was performed.
   *
   * @param admittedVersion version of the admission it was for
   * @param situation as it was looked up before
   */
  public Settlement settle(
      long admittedVersion, Situation situation, Performance performance, Instant now) {
    DesiredAccount desired = situation.desired();
    AccountRecord before = situation.remembered();
    boolean leaving = desired.standing().stage().leaving();
    boolean closed =
        performance
            .account()
            .filter(account -> leaving && performance.stoppedBy().isEmpty())
            .filter(account -> account.state().closed())
            .filter(account -> account.state().deleted() || performance.sessionsRevoked())
            .isPresent();
    List<Reason> reasons = new ArrayList<>(performance.reasons());
    performance.stoppedBy().ifPresent(failure -> reasons.add(failure.reason()));
    MailboxWait mailbox = leaving ? before.mailbox() : mailbox(performance, before, now);
    boolean nothingElse = reasons.isEmpty();
    if (!leaving) {
      waiting(mailbox, now).ifPresent(reasons::add);
    }
    OutcomeStatus status = status(performance, reasons);
    AccountRecord after =
        new AccountRecord(
            before.worker(),
            remembered(performance, before, now),
            performance.sessionsRevoked(),
            new MailboxWait(mailbox.since(), mailbox.readyAt(), nothingElse),
            told(before.told(), admittedVersion, performance, now));
    Draft draft = new Draft(status, reasons, closed, performance.account());
    return told(draft, admittedVersion, after, !performance.done().isEmpty());
  }

  private static OutcomeStatus status(Performance performance, List<Reason> reasons) {
    if (performance.stoppedBy().filter(CallFailure.Refused.class::isInstance).isPresent()) {
      return OutcomeStatus.HELD;
    }
    boolean more = reasons.stream().anyMatch(reason -> reason.nextTry().isPresent());
    if (performance.stoppedBy().isPresent() || more) {
      return OutcomeStatus.WAITING;
    }
    return performance.done().isEmpty() ? OutcomeStatus.UNCHANGED : OutcomeStatus.APPLIED;
  }

  private static Optional<Account> remembered(
      Performance performance, AccountRecord before, Instant now) {
    return performance
        .account()
        .map(
            account ->
                new Account(
                    account.id(),
                    before
                        .account()
                        .filter(known -> known.id().equals(account.id()))
                        .map(Account::since)
                        .orElse(now),
                    !account.state().deleted()))
        .or(before::account);
  }

  private static MailboxWait mailbox(Performance performance, AccountRecord before, Instant now) {
    if (before.mailbox().readyAt().isPresent()) {
      return before.mailbox();
    }
    Optional<KnownAccount> account = performance.account();
    if (account.filter(known -> known.mailbox().ready()).isPresent()) {
      return new MailboxWait(before.mailbox().since(), Optional.of(now), false);
    }
    boolean expected = account.filter(known -> known.mailbox().expected()).isPresent();
    return expected
        ? new MailboxWait(
            Optional.of(before.mailbox().since().orElse(now)), Optional.empty(), false)
        : MailboxWait.NONE;
  }

  /**
   * Why a mailbox is waited for: soon at first, then at intervals of half the time that it has been
   * waited for, at most five minutes. Without a time once it was waited for long enough; empty when
   * none is awaited.
   */
  public Optional<Reason> waiting(MailboxWait wait, Instant now) {
    if (wait.readyAt().isPresent() || wait.since().isEmpty()) {
      return Optional.empty();
    }
    Duration waited = Duration.between(wait.since().get(), now);
    if (waited.compareTo(mailboxWaitAtMost) >= 0) {
      return Optional.of(
          Reason.of(ReasonCode.MAILBOX_NOT_READY, "The mailbox did not become ready in time"));
    }
    Duration half = waited.dividedBy(2);
    Duration pause = half.compareTo(FIRST_POLL) < 0 ? FIRST_POLL : half;
    Instant next = now.plus(pause.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : pause);
    return Optional.of(
        Reason.of(ReasonCode.MAILBOX_NOT_READY, "The mailbox is being made").retriedAt(next));
  }

  private static Told told(
      Told before, long admittedVersion, Performance performance, Instant now) {
    if (performance.stoppedBy().isPresent()
        || (before.admittedVersion() == admittedVersion && before.directoryAt().isPresent())) {
      return before;
    }
    return new Told(
        before.version(),
        before.digest(),
        before.aboutVersion(),
        admittedVersion,
        Optional.of(now));
  }

  /** The outcome before it is known whether anybody has to hear of it. */
  private record Draft(
      OutcomeStatus status,
      List<Reason> reasons,
      boolean closedVerified,
      Optional<KnownAccount> account) {

    /** Fingerprint of all that a reader could tell apart; times of the next try are not in it. */
    String digest(long admittedVersion, boolean mailboxReady) {
      String state =
          account
              .map(
                  known ->
                      String.join(
                          "\n",
                          known.name().toString(),
                          known.state().toString(),
                          known.holdings().licences().toString(),
                          known.holdings().groups().toString(),
                          known.mailbox().mail().orElse("")))
              .orElse("");
      boolean settled = status == OutcomeStatus.APPLIED || status == OutcomeStatus.UNCHANGED;
      String text =
          String.join(
              "\n",
              Long.toString(admittedVersion),
              settled ? "settled" : status.name(),
              reasons.stream().map(Reason::code).distinct().sorted().toList().toString(),
              Boolean.toString(closedVerified),
              Boolean.toString(mailboxReady),
              state);
      return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
    }
  }

  private static Settlement told(
      Draft draft, long admittedVersion, AccountRecord record, boolean somethingDone) {
    Told before = record.told();
    String digest = draft.digest(admittedVersion, record.mailbox().readyAt().isPresent());
    boolean tell = somethingDone || !digest.equals(before.digest());
    Told after =
        tell
            ? new Told(
                before.version() + 1,
                digest,
                admittedVersion,
                before.admittedVersion(),
                before.directoryAt())
            : before;
    AccountRecord remembered =
        new AccountRecord(
            record.worker(), record.account(), record.sessionsRevoked(), record.mailbox(), after);
    return new Settlement(
        draft.status(), draft.reasons(), draft.closedVerified(), remembered, tell);
  }
}
