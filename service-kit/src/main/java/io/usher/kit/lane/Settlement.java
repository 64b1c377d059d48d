// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a result makes of a lane when nothing newer came meanwhile: the arrows of {@link LaneResult}
 * as values. Pure.
 *
 * @param state the state after the try
 * @param dueAt when it is due again, or null
 * @param attempts failed tries of this version; being asked to wait does not count
 * @param applied true when the claimed version is applied now
 * @param reasons why it is not done
 * @param outcomeUnknown true when the next try must begin with a look-up
 * @param urgency what goes first from now on; null: as before
 */
record Settlement(
    LaneState state,
    @Nullable Instant dueAt,
    int attempts,
    boolean applied,
    List<Reason> reasons,
    boolean outcomeUnknown,
    @Nullable Urgency urgency) {

  Settlement(
      LaneState state,
      @Nullable Instant dueAt,
      int attempts,
      boolean applied,
      List<Reason> reasons,
      boolean outcomeUnknown) {
    this(state, dueAt, attempts, applied, reasons, outcomeUnknown, null);
  }

  static Settlement of(LaneResult result, LaneClaim claim, Instant now, Backoff backoff) {
    return switch (result) {
      case LaneResult.Done done -> done(done, now);
      case LaneResult.Later later -> later(later, claim, now, backoff);
      case LaneResult.Held held ->
          new Settlement(LaneState.HELD, null, claim.attempts() + 1, false, held.reasons(), false);
      case LaneResult.Paused paused ->
          new Settlement(
              LaneState.WAITING, now, claim.attempts(), false, List.of(paused.reason()), false);
    };
  }

  private static Settlement done(LaneResult.Done done, Instant now) {
    Instant next = done.nextDueAt();
    Reason waitsFor = done.waitsFor();
    if (next == null) {
      List<Reason> reasons = waitsFor == null ? List.of() : List.of(waitsFor);
      return new Settlement(LaneState.DONE, null, 0, true, reasons, false);
    }
    Instant due = next.isBefore(now) ? now : next;
    List<Reason> reasons = waitsFor == null ? List.of() : List.of(waitsFor.retriedAt(due));
    return new Settlement(LaneState.WAITING, due, 0, true, reasons, false, done.urgency());
  }

  private static Settlement later(
      LaneResult.Later later, LaneClaim claim, Instant now, Backoff backoff) {
    Reason reason = later.reason();
    int before = later.progressed() ? 0 : claim.attempts();
    int failures = before + (wasTold(reason) ? 0 : 1);
    Instant asked = reason.retryAt();
    Instant due =
        asked == null ? now.plus(backoff.after(failures)) : told(reason, asked, now, backoff);
    return new Settlement(
        LaneState.WAITING,
        due.isBefore(now) ? now : due,
        failures,
        false,
        List.of(reason.retriedAt(due)),
        reason.code() == ReasonCode.TARGET_OUTCOME_UNKNOWN);
  }

  /** All who were throttled were told the same time. */
  private static Instant told(Reason reason, Instant asked, Instant now, Backoff backoff) {
    return reason.code() == ReasonCode.TARGET_THROTTLED && asked.isAfter(now)
        ? now.plus(backoff.spread(Duration.between(now, asked)))
        : asked;
  }

  /**
   * Being asked to wait is no failed try: a busy target must not push a person's next try far off.
   */
  private static boolean wasTold(Reason reason) {
    return reason.retryAt() != null
        && (reason.code() == ReasonCode.TARGET_THROTTLED
            || reason.code() == ReasonCode.BUDGET_EXHAUSTED);
  }
}
