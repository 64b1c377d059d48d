// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain.work;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.Admission;
import io.usher.entra.domain.EntraDecision;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.Performance;
import io.usher.entra.domain.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Performs a plan and what must follow it: the second look after a restore, the proof of closing.
 */
public final class EntraWork {

  private final Situations situations;
  private final Performer performer;
  private final MailboxWatch mailboxes;

  public EntraWork(Situations situations, Performer performer, MailboxWatch mailboxes) {
    this.situations = situations;
    this.performer = performer;
    this.mailboxes = mailboxes;
  }

  /**
   * The reason to wait on when nothing but the mailbox is missing, and still is; never for those
   * who leave, nor before everything else was done.
   */
  public Optional<Reason> awaitsOnlyTheMailbox(Admission admission, Turn turn) {
    return turn.again() && !admission.stage().stage().leaving()
        ? mailboxes.stillAwaited(admission, turn.at())
        : Optional.empty();
  }

  /** Performs the plan; a failure is told in the result and not thrown. */
  public Performance perform(
      Admission admission, Situation situation, EntraDecision.Plan plan, Turn turn) {
    Performance first =
        performer.perform(situation.desired().worker(), situation.known(), plan, turn);
    Performance whole = restored(first) ? withSecondLook(admission, first, turn) : first;
    return admission.stage().stage().leaving() && closing(plan) ? proved(whole) : whole;
  }

  private static boolean restored(Performance performance) {
    return performance.stoppedBy().isEmpty()
        && performance.done().stream().anyMatch(EntraEffect.RestoreUser.class::isInstance);
  }

  private static boolean closing(EntraDecision.Plan plan) {
    return plan.effects().stream()
        .anyMatch(
            effect ->
                effect instanceof EntraEffect.DisableSignIn
                    || effect instanceof EntraEffect.DeleteUser);
  }

  /** What a restored account still belonged to is seen only now. */
  private Performance withSecondLook(Admission admission, Performance first, Turn turn) {
    try {
      Situation again = situations.look(admission, turn.at());
      return switch (again.decide()) {
        case EntraDecision.Hold hold -> first;
        case EntraDecision.Plan rest ->
            together(first, performer.perform(again.desired().worker(), again.known(), rest, turn));
      };
    } catch (CallFailure failure) {
      return stopped(first, failure);
    }
  }

  private static Performance together(Performance first, Performance second) {
    List<EntraEffect> done = new ArrayList<>(first.done());
    second.done().stream().filter(effect -> !done.contains(effect)).forEach(done::add);
    return new Performance(
        second.account(), second.sessionsRevoked(), done, second.reasons(), second.stoppedBy());
  }

  /** "Closed" is said only after the directory was read back as closed. */
  private Performance proved(Performance performance) {
    Optional<KnownAccount> account = performance.account();
    if (performance.stoppedBy().isPresent() || account.isEmpty()) {
      return performance;
    }
    try {
      return switch (situations.readBack(account.get().id())) {
        case Finding.One one when one.account().state().closed() -> performance;
        case Finding.One one -> notProved(performance);
        case Finding.None none -> notProved(performance);
        case Finding.Several several -> notProved(performance);
        case Finding.Anothers anothers -> notProved(performance);
      };
    } catch (CallFailure failure) {
      return stopped(performance, failure);
    }
  }

  private static Performance notProved(Performance performance) {
    return stopped(
        performance,
        new CallFailure.Later(
            ReasonCode.CLOSE_NOT_VERIFIED, "Sign-in is not yet seen as closed", null));
  }

  private static Performance stopped(Performance performance, CallFailure failure) {
    return new Performance(
        performance.account(),
        performance.sessionsRevoked(),
        performance.done(),
        performance.reasons(),
        Optional.of(failure));
  }
}
