// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.http;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.usher.core.Reason;
import io.usher.kit.lane.LaneViews.LaneView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's lanes in this service. Times are ISO 8601, UTC.
 *
 * @param workerKey {@code <source>:<workerId>}
 * @param lanes one per target, ordered by target
 */
public record PersonLanes(String workerKey, List<Lane> lanes) {

  /** One lane; {@code dueAt} and {@code reasons} tell until when it waits, and for what. */
  public record Lane(
      String target,
      String state,
      long version,
      @Nullable Long appliedVersion,
      String urgency,
      int attempts,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant dueAt,
      List<Why> reasons,
      @Nullable String leaseOwner,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant leaseUntil,
      @JsonFormat(shape = JsonFormat.Shape.STRING) Instant updatedAt) {

    static Lane of(LaneView view) {
      return new Lane(
          view.key().target(),
          view.state().name(),
          view.version(),
          view.appliedVersion(),
          view.urgency().name(),
          view.attempts(),
          view.dueAt(),
          view.reasons().stream().map(Why::of).toList(),
          view.leaseOwner(),
          view.leaseUntil(),
          view.updatedAt());
    }
  }

  /** Why a lane is not done. */
  public record Why(
      String code,
      String message,
      @Nullable String field,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant retryAt) {

    static Why of(Reason reason) {
      return new Why(reason.code().code(), reason.message(), reason.field(), reason.retryAt());
    }
  }
}
