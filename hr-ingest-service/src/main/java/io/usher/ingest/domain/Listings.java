// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose turn it is to ask HR for lists, and how far the last listing came. */
public interface Listings {

  /**
   * Takes the turn if it is due and no other replica has it. The turn ends by itself after the
   * lease, so a crash only delays the next listing.
   *
   * @param firstDue when a listing that never ran is due, UTC
   */
  Optional<Turn> takeTurn(String source, Kind kind, Instant firstDue, Instant now);

  /** Ends a turn: the listing is complete up to the watermark. */
  void complete(Turn turn, @Nullable String watermark, Instant nextDue);

  /** Ends a turn without a result: the watermark stays. */
  void giveUp(Turn turn, Instant nextDue);

  /** How long a turn may take before another replica may take over. */
  Duration LEASE = Duration.ofMinutes(30);

  /** What is listed. */
  enum Kind {
    /** Who changed since the watermark. */
    DELTA,
    /** Everybody whom HR shows and everybody whom we know. */
    FULL
  }

  /**
   * The right to list.
   *
   * @param watermark what the last complete listing returned, or null
   * @param failures how many turns in a row were given up before
   */
  record Turn(
      String source, Kind kind, @Nullable String watermark, int failures, Instant leaseUntil) {}
}
