// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.LifecycleStage;
import java.time.Instant;
import java.util.Optional;

/** Where a person stands on the calendar. */
public sealed interface Position {

  /**
   * In a stage.
   *
   * @param stage which
   * @param urgent true for an immediate termination
   * @param since when the stage began, UTC
   * @param next when it ends by the calendar, UTC; empty when it does not
   */
  record In(LifecycleStage stage, boolean urgent, Instant since, Optional<Instant> next)
      implements Position {

    /** True when access ends with this stage. */
    boolean accessEndsNext() {
      return next.isPresent() && (stage == LifecycleStage.ACTIVE || stage == LifecycleStage.LEAVE);
    }
  }

  /**
   * Too early: nothing may exist yet.
   *
   * @param from when it begins, UTC
   */
  record NotYet(Instant from) implements Position {}

  /** Gone before anything existed: nothing to do. */
  record Never() implements Position {}
}
