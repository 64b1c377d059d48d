// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import io.usher.core.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of lanes, without effect on them. */
public interface LaneViews {

  /** One person's lanes in all targets, ordered by target. */
  List<LaneView> of(String workerKey);

  /**
   * The desired states of one person's lanes, ordered by target, for plans without effect. Nothing
   * is claimed; their time is that of the reading.
   */
  List<LaneClaim> peek(String workerKey);

  /** What anybody may know about a lane. */
  record LaneView(
      LaneKey key,
      LaneState state,
      long version,
      @Nullable Long appliedVersion,
      Urgency urgency,
      int attempts,
      @Nullable Instant dueAt,
      List<Reason> reasons,
      @Nullable String leaseOwner,
      @Nullable Instant leaseUntil,
      Instant updatedAt) {}
}
