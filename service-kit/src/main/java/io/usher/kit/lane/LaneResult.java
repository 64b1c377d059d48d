// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import io.usher.core.Reason;
import io.usher.kit.event.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the work on a claimed lane ended. The engine writes it in one transaction, only if the fence
 * still matches: first {@link #inTransaction()}, then the lane, then {@link #events()} to the
 * outbox.
 *
 * <pre>
 *   READY --claim--> RUNNING --Done---------------> DONE      (or WAITING with nextDueAt)
 *     ^                 |-----Later---------------> WAITING   (until due, then claimable)
 *     |                 |-----Held----------------> HELD      (until newer fact, retry or release)
 *     |                 '-----Paused--------------> WAITING   (whole target pauses)
 *     '---- newer version while RUNNING, or retry, or wake-up
 * </pre>
 */
public sealed interface LaneResult {

  /** Events to publish; the order is kept per key. */
  List<OutgoingEvent> events();

  /**
   * Domain rows to write in the same transaction. It may run again after a rollback, and on another
   * thread: what it does beside the rows must not matter.
   */
  Runnable inTransaction();

  /**
   * The target equals the desired state of the claimed version.
   *
   * @param nextDueAt when to look again with the same state (a clock, a mailbox), or null: done
   * @param waitsFor why it is due again; null when nextDueAt is null
   * @param urgency what goes first when it is due again; null: as it was
   */
  record Done(
      List<OutgoingEvent> events,
      Runnable inTransaction,
      @Nullable Instant nextDueAt,
      @Nullable Reason waitsFor,
      @Nullable Urgency urgency)
      implements LaneResult {

    /** Due again with the urgency that it had. */
    public Done(
        List<OutgoingEvent> events,
        Runnable inTransaction,
        @Nullable Instant nextDueAt,
        @Nullable Reason waitsFor) {
      this(events, inTransaction, nextDueAt, waitsFor, null);
    }
  }

  /**
   * Not finished; it goes on by itself. Counts as an attempt.
   *
   * @param reason why; its retryAt is the time of the next try, or null for the engine's back-off
   *     (1 s doubling to 1 h, with jitter)
   * @param progressed true when a part of it was done before it stopped: the back-off begins anew,
   *     because the target does work for this person
   */
  record Later(
      List<OutgoingEvent> events, Runnable inTransaction, Reason reason, boolean progressed)
      implements LaneResult {

    /** Nothing was done. */
    public Later(List<OutgoingEvent> events, Runnable inTransaction, Reason reason) {
      this(events, inTransaction, reason, false);
    }
  }

  /** A person must decide; a newer fact also ends the hold. */
  record Held(List<OutgoingEvent> events, Runnable inTransaction, List<Reason> reasons)
      implements LaneResult {}

  /** The target is misconfigured: all its lanes pause, and the health check and metrics say so. */
  record Paused(List<OutgoingEvent> events, Runnable inTransaction, Reason reason)
      implements LaneResult {}

  /** Done, nothing to look at again. */
  static Done done(List<OutgoingEvent> events, Runnable inTransaction) {
    return new Done(events, inTransaction, null, null);
  }
}
