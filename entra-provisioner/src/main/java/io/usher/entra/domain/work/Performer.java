// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain.work;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.WorkerKey;
import io.usher.entra.domain.Accounts;
import io.usher.entra.domain.Aftermath;
import io.usher.entra.domain.Applied;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.EntraDecision;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.KnownState;
import io.usher.entra.domain.Performance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries a plan out through the ports, effect by effect in the plan's order. Stops at the first
 * failure and tells how far it came; begun again after a look-up, the next plan holds the rest.
 */
public final class Performer {

  private final Directory directory;
  private final Accounts accounts;
  private final AccountCreation creation;

  public Performer(Directory directory, Accounts accounts, AccountCreation creation) {
    this.directory = directory;
    this.accounts = accounts;
    this.creation = creation;
  }

  /**
   * Performs a plan.
   *
   * @param turn time of the claim, and who goes first
   */
  public Performance perform(
      WorkerKey worker, KnownState known, EntraDecision.Plan plan, Turn turn) {
    Run run = new Run(worker, known, plan.reasons(), turn);
    try {
      for (List<EntraEffect> step : Steps.of(plan.effects())) {
        run.perform(step);
      }
      return run.performance(Optional.empty());
    } catch (CallFailure failure) {
      return run.performance(Optional.of(failure));
    }
  }

  /** One plan being carried out. */
  private final class Run {

    private final WorkerKey worker;
    private final Turn turn;
    private final List<EntraEffect> done = new ArrayList<>();
    private final List<Reason> reasons;
    private @Nullable KnownAccount account;
    private boolean sessionsRevoked;

    Run(WorkerKey worker, KnownState known, List<Reason> reasons, Turn turn) {
      this.worker = worker;
      this.turn = turn;
      this.reasons = new ArrayList<>(reasons);
      this.account = known.finding() instanceof Finding.One one ? one.account() : null;
      this.sessionsRevoked = known.sessionsRevoked();
    }

    void perform(List<EntraEffect> step) {
      if (step.getFirst() instanceof EntraEffect.CreateUser create) {
        account = creation.create(worker, create, turn.at());
        // Nobody could ever sign in to an account that was made closed.
        sessionsRevoked = !create.enabled();
        done.add(create);
        return;
      }
      KnownAccount existing = account;
      if (existing == null) {
        throw new IllegalStateException("A plan without an account begins with its creation");
      }
      if (step.getFirst() instanceof EntraEffect.DisableSignIn) {
        accounts.beginClosing(worker);
      }
      switch (directory.apply(existing.id(), step, turn.precedence())) {
        case Applied.Done applied -> applied(existing, step, applied);
        case Applied.LeftOut leftOut -> reasons.add(leftOut.reason());
      }
    }

    private void applied(KnownAccount before, List<EntraEffect> step, Applied.Done answer) {
      KnownAccount after = before;
      for (EntraEffect effect : step) {
        after = Aftermath.of(after, effect);
        sessionsRevoked = revoked(effect);
      }
      Mailbox known = after.mailbox();
      account =
          answer.mailbox().map(told -> told.after(known)).map(after::withMailbox).orElse(after);
      done.addAll(step);
    }

    private boolean revoked(EntraEffect effect) {
      return switch (effect) {
        case EntraEffect.RevokeSessions revoke -> true;
        case EntraEffect.DisableSignIn disable -> false;
        case EntraEffect.EnableSignIn enable -> false;
        case EntraEffect.CreateUser create -> sessionsRevoked;
        case EntraEffect.RestoreUser restore -> sessionsRevoked;
        case EntraEffect.UpdateUser update -> sessionsRevoked;
        case EntraEffect.AssignLicence assign -> sessionsRevoked;
        case EntraEffect.RemoveLicence remove -> sessionsRevoked;
        case EntraEffect.AddToGroup add -> sessionsRevoked;
        case EntraEffect.RemoveFromGroup leave -> sessionsRevoked;
        case EntraEffect.SetManager manager -> sessionsRevoked;
        case EntraEffect.RemoveManager nobody -> sessionsRevoked;
        case EntraEffect.DeleteUser delete -> sessionsRevoked;
      };
    }

    Performance performance(Optional<CallFailure> stoppedBy) {
      KnownAccount now = account;
      boolean revoked = sessionsRevoked && now != null && now.state().closed();
      return new Performance(Optional.ofNullable(now), revoked, done, reasons, stoppedBy);
    }
  }
}
