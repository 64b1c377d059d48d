// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import io.usher.core.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The lanes of this service, kept in PostgreSQL and shared by its replicas. */
public interface Lanes {

  /** Raises lanes; joins the caller's transaction, or opens one. Wakes the engines at commit. */
  void raise(List<LaneUpdate> updates);

  /** One person's lanes in all targets, ordered by target. */
  List<LaneView> of(String workerKey);

  /** One lane, without its desired state. */
  Optional<LaneView> find(LaneKey key);

  /** The desired state of a lane, for plans without effect. */
  Optional<LaneClaim> peek(LaneKey key, Instant now);

  /**
   * The desired states of all lanes of the claimed worker, those included that are only kept. What
   * is kept later wakes the claimed lane, if the {@link LaneUpdate.Wake} says so: none is missed.
   */
  List<LaneClaim> beside(LaneClaim claim);

  /**
   * Makes a waiting or held lane due now; attempts start again.
   *
   * @return false when there is no such lane
   */
  boolean retry(LaneKey key, Instant now);

  /**
   * Lets a lane wait for another fact in the same database, for example a manager's account. Call
   * in {@link LaneResult#inTransaction()}. When {@code alreadyThere} says true, the lane is due at
   * once: the two calls are serialised per token, so no wake-up is lost.
   *
   * @param token what is waited for, for example {@code account:bamboo:17}
   */
  void waitFor(LaneKey key, String token, BooleanSupplier alreadyThere);

  /** Tells that the fact is there: lanes that wait for the token become due. In a transaction. */
  void announce(String token);

  /** Serialises completions of one worker in this transaction (advisory lock). */
  void lockWorker(String workerKey);

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
