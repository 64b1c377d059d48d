// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do in one app for one person. Deciding again after it was done gives no effect. */
public sealed interface Decision {

  /** What to do, in order. */
  List<AppEffect> effects();

  /** Why something is not done. */
  List<Reason> reasons();

  /** Nothing is done and nothing was asked of the app. */
  record LeaveAlone(List<Reason> reasons) implements Decision {

    public LeaveAlone {
      reasons = List.copyOf(reasons);
    }

    @Override
    public List<AppEffect> effects() {
      return List.of();
    }
  }

  /** A person must decide. */
  record Hold(List<Reason> reasons) implements Decision {

    public Hold {
      reasons = List.copyOf(reasons);
    }

    @Override
    public List<AppEffect> effects() {
      return List.of();
    }
  }

  /**
   * The account is made or kept in order; no effects means that it is in order.
   *
   * @param account the account as it was seen, or null when there is none
   */
  record Proceed(@Nullable KnownAppAccount account, List<AppEffect> effects, List<Reason> reasons)
      implements Decision {

    public Proceed {
      effects = List.copyOf(effects);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The account is closed, or is being closed.
   *
   * @param account the account as it was seen, or null when there is none
   */
  record CloseDown(@Nullable KnownAppAccount account, List<AppEffect> effects) implements Decision {

    public CloseDown {
      effects = List.copyOf(effects);
    }

    @Override
    public List<Reason> reasons() {
      return List.of();
    }

    /** True when the app is asked to close the account now. */
    public boolean asks() {
      return effects.stream().anyMatch(AppEffect.DeactivateAccount.class::isInstance);
    }

    /** True when the app was seen to have nothing open. */
    public boolean seenClosed() {
      return account == null || !account.active();
    }
  }
}
