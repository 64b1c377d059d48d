// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain.work;

import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.Birthright;
import io.usher.saas.domain.Decision;
import io.usher.saas.domain.Decisions;
import io.usher.saas.domain.Intent;
import io.usher.saas.domain.KnownAppAccount;
import io.usher.saas.domain.Links;
import io.usher.saas.domain.Search;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up and decides; the worker and the plan without effect both ask it. */
public final class Planner {

  private final Links links;

  public Planner(Links links) {
    this.links = links;
  }

  /** The intent, which needs no look-up. */
  public Intent intent(Task task) {
    return Intent.of(
        task.app(), task.person(), Birthright.of(task.person(), task.app().roles()), task.link());
  }

  /** The plan after a look-up of the given depth. */
  public Plan plan(Task task, AppAccounts accounts, Search.Depth depth) {
    Intent intent = intent(task);
    Optional<Search> search = Decisions.search(intent, task.link(), depth);
    List<KnownAppAccount> seen = search.map(accounts::find).orElse(List.of());
    Decision decision =
        Decisions.decide(
            task.app(),
            intent,
            seen,
            task.link(),
            search.map(Search::depth).orElse(depth),
            task.now());
    return new Plan(intent, ofAnother(task, decision) ? claimedTwice() : decision);
  }

  private boolean ofAnother(Task task, Decision decision) {
    return switch (decision) {
      case Decision.LeaveAlone alone -> false;
      case Decision.Hold hold -> false;
      case Decision.Proceed proceed -> ofAnother(task, proceed.account());
      case Decision.CloseDown close -> ofAnother(task, close.account());
    };
  }

  private boolean ofAnother(Task task, @Nullable KnownAppAccount account) {
    return account != null
        && !account.remoteId().equals(task.link().remoteId())
        && links.belongsToAnother(task.app().name(), account.remoteId(), task.person().key());
  }

  private static Decision claimedTwice() {
    return new Decision.Hold(List.of(linkedToAnother()));
  }

  static Reason linkedToAnother() {
    return Reason.of(ReasonCode.APP_ACCOUNT_CONFLICT, "The account is linked to another worker");
  }
}
