// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.KitLog.LOG;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.db.Trouble;
import java.util.List;

/** Makes a lane's result of what its handler threw. */
final class Failures {

  private Failures() {}

  static LaneResult resultOf(LaneClaim claim, Throwable thrown) {
    return switch (thrown) {
      case CallFailure failure -> resultOf(failure);
      case Throwable t when Trouble.passes(t) ->
          later(Reason.of(ReasonCode.TEMPORARILY_UNAVAILABLE, "The database was not reachable"));
      case Throwable t when Thread.interrupted() ->
          later(Reason.of(ReasonCode.TARGET_OUTCOME_UNKNOWN, "The try was interrupted"));
      case Throwable t -> {
        LOG.handlerBug(claim.key().target(), claim.key().workerKey(), t);
        yield bug();
      }
    };
  }

  /** A bug: nothing is known to be safe, so a person looks at it. */
  static LaneResult bug() {
    return new LaneResult.Held(
        List.of(),
        Failures::nothing,
        List.of(Reason.of(ReasonCode.INTERNAL_ERROR, "Unexpected failure; see the service's log")));
  }

  private static LaneResult resultOf(CallFailure failure) {
    return switch (failure) {
      case CallFailure.Later later -> later(later.reason());
      case CallFailure.Refused refused ->
          new LaneResult.Held(List.of(), Failures::nothing, List.of(refused.reason()));
      case CallFailure.Misconfigured misconfigured ->
          new LaneResult.Paused(List.of(), Failures::nothing, misconfigured.reason());
    };
  }

  private static LaneResult later(Reason reason) {
    return new LaneResult.Later(List.of(), Failures::nothing, reason);
  }

  private static void nothing() {
    // A failed try writes no domain rows.
  }
}
