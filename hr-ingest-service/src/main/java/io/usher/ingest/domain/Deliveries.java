// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import java.time.Instant;

/** Which deliveries were taken in, and in which order hints come. */
public interface Deliveries {

  /**
   * Takes a delivery in, in the caller's transaction.
   *
   * @param keepUntil not forgotten before this time, UTC
   */
  Intake takeIn(String source, String fingerprint, Instant keepUntil);

  /**
   * The version of the next hint.
   *
   * <p>Versions come from one counter of the database, never from a clock: replicas' clocks differ,
   * and a hint with a lower version than one that was already worked off would be lost. With the
   * counter, whoever draws the lower number got his delivery first; so the reading that the higher
   * number causes already contains what the lower one was about, in whatever order the two commit.
   */
  long nextVersion();

  /**
   * How a delivery was taken in.
   *
   * @param times how often this very delivery has come: 1 on the first time
   * @param version the version of the hints in it
   */
  record Intake(int times, long version) {}

  /** Forgets what need not be kept any longer. */
  void forget(Instant now);
}
