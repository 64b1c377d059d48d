// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import java.time.Instant;
import java.util.List;

/**
 * What was let through.
 *
 * @param version grows with each admission of this worker, from 1
 * @param observedVersion version of the fact that it follows from
 * @param position stage, and since when
 * @param signInBlocked whether sign-in must be closed
 * @param worker the normalised worker
 * @param corrections what was changed in it
 * @param observedAt when the fact, or the day that changed the stage, came; UTC
 * @param at when it was let through, UTC
 */
public record Admission(
    long version,
    long observedVersion,
    Position.In position,
    boolean signInBlocked,
    Worker worker,
    List<Correction> corrections,
    Instant observedAt,
    Instant at) {

  public Admission {
    corrections = List.copyOf(corrections);
  }

  public LifecycleStage stage() {
    return position.stage();
  }

  /** True when nobody downstream would do anything else for the other one. */
  boolean saysTheSameAs(Admission other) {
    return stage() == other.stage()
        && signInBlocked == other.signInBlocked
        && worker.equals(other.worker)
        && corrections.equals(other.corrections);
  }
}
