// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain.work;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.AppAccounts.AccountChange;
import io.usher.saas.domain.AppAccounts.Membership;
import io.usher.saas.domain.AppAccounts.Written;
import io.usher.saas.domain.AppEffect;
import io.usher.saas.domain.Decision;
import io.usher.saas.domain.KnownAppAccount;
import io.usher.saas.domain.Links;
import io.usher.saas.domain.ProfileField;
import org.jspecify.annotations.Nullable;

/** Performs the effects of a plan in their order, and stops at the first that is taken. */
final class Performer {

  private final Links links;

  Performer(Links links) {
    this.links = links;
  }

  /** How it went. */
  enum Result {
    ENDED,
    /** The app says that a unique value is in use: look up again. */
    TAKEN,
    /** Another worker was linked to the account meanwhile: nothing was done to it. */
    OF_ANOTHER
  }

  Result perform(Task task, Plan plan, AppAccounts accounts, Progress progress) {
    boolean mine =
        switch (plan.decision()) {
          case Decision.Proceed proceed -> takes(task, proceed.account(), progress);
          case Decision.CloseDown close -> takes(task, close.account(), progress);
          case Decision.LeaveAlone alone -> true;
          case Decision.Hold hold -> true;
        };
    if (!mine) {
      return Result.OF_ANOTHER;
    }
    for (AppEffect effect : plan.decision().effects()) {
      if (perform(task, effect, plan, accounts, progress) == Result.TAKEN) {
        return Result.TAKEN;
      }
    }
    return Result.ENDED;
  }

  /**
   * A group that refuses to let go keeps nobody from leaving the others, and from being closed. One
   * that refuses to let in may not have heard yet that the account was opened a moment ago.
   */
  private Result perform(
      Task task, AppEffect effect, Plan plan, AppAccounts accounts, Progress progress) {
    try {
      return perform(task, effect, accounts, progress);
    } catch (CallFailure.Refused refused) {
      if (effect instanceof AppEffect.AddToGroup && opensLate(task, plan)) {
        throw new CallFailure.Later(
            new Reason(
                ReasonCode.NOT_YET_VISIBLE,
                "The account was opened just now, and the app is slow to apply it",
                null,
                task.now().plus(task.app().asyncApply())),
            refused);
      }
      boolean closing = plan.decision() instanceof Decision.CloseDown;
      if (!closing || !(effect instanceof AppEffect.RemoveFromGroup)) {
        throw refused;
      }
      progress.nothingHappened();
      progress.because(refused.reason());
      return Result.ENDED;
    }
  }

  private static boolean opensLate(Task task, Plan plan) {
    return !task.app().asyncApply().isZero()
        && plan.decision().effects().stream()
            .anyMatch(AppEffect.ReactivateAccount.class::isInstance);
  }

  /** An account that was not linked before is linked before anything is done to it. */
  private boolean takes(Task task, @Nullable KnownAppAccount account, Progress progress) {
    if (account != null
        && !account.remoteId().equals(task.link().remoteId())
        && !links.adopt(task.app().name(), task.person().key(), account.remoteId())) {
      return false;
    }
    progress.saw(account, task.app().managedGroups());
    return true;
  }

  private Result perform(Task task, AppEffect effect, AppAccounts accounts, Progress progress) {
    return switch (effect) {
      case AppEffect.CreateAccount create -> create(task, create, accounts, progress);
      case AppEffect.ReactivateAccount reactivate -> {
        progress.begins();
        accounts.change(progress.remoteId(), AccountChange.active(true));
        progress.opened(progress.remoteId());
        progress.done(reactivate);
        yield Result.ENDED;
      }
      case AppEffect.UpdateAccount update -> update(update, accounts, progress);
      case AppEffect.AddToGroup add -> membership(add, add.group(), true, accounts, progress);
      case AppEffect.RemoveFromGroup remove ->
          membership(remove, remove.group(), false, accounts, progress);
      case AppEffect.DeactivateAccount deactivate -> {
        progress.begins();
        accounts.change(progress.remoteId(), AccountChange.active(false));
        progress.closeAsked(task.now());
        progress.done(deactivate);
        yield Result.ENDED;
      }
    };
  }

  private Result create(
      Task task, AppEffect.CreateAccount create, AppAccounts accounts, Progress progress) {
    String address = create.profile().get(ProfileField.MAIL);
    if (!task.app().findsOwnId() && address != null) {
      links.creationBegins(task.app().name(), task.person().key(), address);
    }
    progress.creationBegins(address);
    return switch (accounts.create(create.profile())) {
      case Written.Stored(String remoteId) -> {
        progress.opened(remoteId);
        progress.done(create);
        yield Result.ENDED;
      }
      case Written.Taken taken -> Result.TAKEN;
    };
  }

  private static Result update(
      AppEffect.UpdateAccount update, AppAccounts accounts, Progress progress) {
    progress.begins();
    return switch (accounts.change(progress.remoteId(), AccountChange.of(update.changes()))) {
      case Written.Stored stored -> {
        progress.done(update);
        yield Result.ENDED;
      }
      case Written.Taken taken -> {
        progress.nothingHappened();
        yield Result.TAKEN;
      }
    };
  }

  private static Result membership(
      AppEffect effect, String group, boolean member, AppAccounts accounts, Progress progress) {
    progress.begins();
    Membership membership = accounts.setMembership(progress.remoteId(), group, member);
    switch (membership) {
      case DONE -> {
        if (member) {
          progress.granted(group);
        } else {
          progress.revoked(group);
        }
        progress.done(effect);
      }
      case GROUP_UNKNOWN -> {
        progress.nothingHappened();
        if (member) {
          progress.because(
              Reason.of(
                  ReasonCode.APP_GROUP_UNKNOWN, "The app has no group of this name: " + group));
        } else {
          progress.revoked(group);
        }
      }
      case NOT_PERMITTED -> {
        progress.nothingHappened();
        progress.because(
            Reason.of(
                ReasonCode.TARGET_PERMISSION_MISSING,
                "The app does not let Usher change group " + group));
      }
    }
    return Result.ENDED;
  }
}
