// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain.work;

import io.usher.core.CallFailure;
import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.Decision;
import io.usher.saas.domain.Intent;
import io.usher.saas.domain.KnownAppAccount;
import io.usher.saas.domain.Links;
import io.usher.saas.domain.Search;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One try of one person's work in one app: look up, decide, perform, read back. It knows no Kafka
 * and no transaction, so that tests can drive it with an app in memory.
 */
public final class AppWork {

  /** How long a state that was seen in order needs no new look when nothing changed. */
  static final Duration FRESH = Duration.ofMinutes(10);

  /** Tries after which a close that does not show is reported. */
  static final int CLOSE_TRIES = 3;

  static final Duration GROUP_RETRY = Duration.ofMinutes(10);

  private final Planner planner;
  private final Performer performer;

  public AppWork(Links links) {
    this.planner = new Planner(links);
    this.performer = new Performer(links);
  }

  /** Does it, and says how it ended; only a bug is thrown. */
  public Ending run(Task task, AppAccounts accounts) {
    if (inOrderAlready(task)) {
      return stillInOrder(task);
    }
    Progress progress = new Progress(task.link());
    try {
      Plan plan = planner.plan(task, accounts, Search.Depth.USUAL);
      Performer.Result result = performer.perform(task, plan, accounts, progress);
      if (result == Performer.Result.TAKEN) {
        plan = planner.plan(task, accounts, Search.Depth.AFTER_CONFLICT);
        result = performer.perform(task, plan, accounts, progress);
      }
      return switch (result) {
        case TAKEN -> held(progress, List.of(takenTwice()));
        case OF_ANOTHER -> held(progress, List.of(Planner.linkedToAnother()));
        case ENDED -> end(task, plan, accounts, progress);
      };
    } catch (CallFailure.Later e) {
      return new Ending.Again(
          progress.link(), report(progress, OutcomeStatus.WAITING, e.reason()), e.reason(), false);
    } catch (CallFailure.Refused e) {
      progress.nothingHappened();
      return held(progress, List.of(e.reason()));
    } catch (CallFailure.Misconfigured e) {
      return new Ending.Misconfigured(
          progress.link(), report(progress, OutcomeStatus.WAITING, e.reason()), e.reason());
    }
  }

  private boolean inOrderAlready(Task task) {
    return task.firstTry()
        && !task.link().unsure()
        && task.link().settled() != null
        && task.now().isBefore(task.link().settled().at().plus(FRESH))
        && planner.intent(task) instanceof Intent.Keep keep
        && keep.desired().fingerprint().equals(task.link().settled().desired());
  }

  private static Ending stillInOrder(Task task) {
    Ending.Account account =
        new Ending.Account(
            task.link().remoteId(), true, false, task.link().groups().stream().sorted().toList());
    return new Ending.Done(
        task.link(), new Ending.Report(OutcomeStatus.UNCHANGED, account, List.of(), List.of()));
  }

  private static Ending end(Task task, Plan plan, AppAccounts accounts, Progress progress) {
    return switch (plan.decision()) {
      case Decision.LeaveAlone alone -> done(progress, alone.reasons());
      case Decision.Hold hold -> held(progress, hold.reasons());
      case Decision.Proceed proceed -> proceeded(task, plan, progress, proceed);
      case Decision.CloseDown close -> closed(task, accounts, progress, close);
    };
  }

  private static Ending proceeded(
      Task task, Plan plan, Progress progress, Decision.Proceed proceed) {
    proceed.reasons().forEach(progress::because);
    Optional<Reason> leftOut = progress.reasons().stream().filter(AppWork::leftOut).findFirst();
    if (leftOut.isPresent()) {
      return triedAgain(task, progress, leftOut.get());
    }
    if (proceed.reasons().isEmpty() && plan.intent() instanceof Intent.Keep keep) {
      progress.settled(keep.desired().fingerprint(), task.now());
    }
    return done(progress, List.of());
  }

  /** A group that the app does not have, or keeps from Usher, is told; nobody waits for it. */
  private static boolean leftOut(Reason reason) {
    return reason.code() == ReasonCode.APP_GROUP_UNKNOWN
        || reason.code() == ReasonCode.TARGET_PERMISSION_MISSING;
  }

  private static Ending triedAgain(Task task, Progress progress, Reason leftOut) {
    return new Ending.Again(
        progress.link(),
        report(progress, OutcomeStatus.WAITING),
        leftOut.retriedAt(task.now().plus(GROUP_RETRY)),
        true);
  }

  /** "Closed" is said only after the app was read back as closed. */
  private static Ending closed(
      Task task, AppAccounts accounts, Progress progress, Decision.CloseDown close) {
    if (close.seenClosed() || (close.asks() && readBackClosed(task, accounts, progress))) {
      progress.closed();
      return proved(task, progress);
    }
    int tries = progress.closeTries();
    Instant next = task.now().plus(closeRetry(tries));
    Reason reason =
        new Reason(
            ReasonCode.CLOSE_NOT_VERIFIED,
            "The app does not show the account as closed yet",
            null,
            next);
    boolean known = tries >= CLOSE_TRIES;
    return new Ending.Again(
        progress.link(), report(progress, OutcomeStatus.WAITING, reason), reason, known);
  }

  /** Closed for sure; a group that was not left is told beside that. */
  private static Ending proved(Task task, Progress progress) {
    List<Reason> reasons = progress.reasons();
    if (reasons.isEmpty()) {
      return done(progress, List.of());
    }
    return reasons.stream().allMatch(AppWork::leftOut)
        ? triedAgain(task, progress, reasons.getFirst())
        : held(progress, List.of());
  }

  private static Duration closeRetry(int tries) {
    return tries < CLOSE_TRIES
        ? Duration.ofSeconds(1L << Math.max(0, tries - 1))
        : Duration.ofMinutes(1);
  }

  private static boolean readBackClosed(Task task, AppAccounts accounts, Progress progress) {
    Search again =
        new Search(
            progress.remoteId(),
            task.person().key().toString(),
            Set.of(),
            List.of(),
            Search.Depth.USUAL);
    return accounts.find(again).stream()
        .filter(account -> account.remoteId().equals(progress.remoteId()))
        .noneMatch(KnownAppAccount::active);
  }

  private static Ending done(Progress progress, List<Reason> reasons) {
    reasons.forEach(progress::because);
    OutcomeStatus status =
        progress.performed().isEmpty() ? OutcomeStatus.UNCHANGED : OutcomeStatus.APPLIED;
    return new Ending.Done(progress.link(), report(progress, status));
  }

  private static Ending held(Progress progress, List<Reason> reasons) {
    reasons.forEach(progress::because);
    return new Ending.Held(progress.link(), report(progress, OutcomeStatus.HELD));
  }

  private static Reason takenTwice() {
    return Reason.about(
        ReasonCode.APP_ACCOUNT_CONFLICT,
        WorkerField.WORK_EMAIL,
        "The app holds a unique value of this person in an account that it does not show");
  }

  private static Ending.Report report(Progress progress, OutcomeStatus status, Reason... more) {
    List<Reason> reasons = new ArrayList<>(progress.reasons());
    reasons.addAll(List.of(more));
    return new Ending.Report(status, progress.account(), progress.performed(), reasons);
  }
}
