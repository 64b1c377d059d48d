// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import io.usher.core.WorkerKey;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The seam for HR systems that can be asked: a connector is one package under {@code inbound} that
 * implements this port, and nothing outside that package names its vendor.
 *
 * <p>Reading methods throw {@link io.usher.core.CallFailure}: later, refused or misconfigured.
 */
public non-sealed interface HrSource extends ConnectedSource {

  /** How often it is asked without being told to. */
  Rhythm rhythm();

  /**
   * Judges a delivery of its webhook: genuine, fresh, readable, about whom. Pure: no call, no
   * clock. Only ids are taken from it.
   */
  DeliveryVerdict judge(Delivery delivery);

  /**
   * Reads one worker as HR shows it now, and never as a webhook told it.
   *
   * @param now time of the reading, UTC
   */
  Reading read(WorkerKey worker, Instant now);

  /**
   * Lists who changed, without waiting for the whole list in memory.
   *
   * @param watermark what the last complete listing returned, or null: everybody
   * @param workerId takes each id, possibly more than once
   * @return the watermark for the next listing
   */
  @Nullable String changedSince(@Nullable String watermark, Consumer<String> workerId);

  /**
   * How often a source is asked.
   *
   * @param delta between two listings of what changed
   * @param full between two comparisons with everybody
   */
  record Rhythm(Duration delta, Duration full) {}
}
