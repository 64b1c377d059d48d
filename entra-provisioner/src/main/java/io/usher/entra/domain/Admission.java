// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import java.time.Instant;
import java.util.Optional;

/**
 * A worker that may be provisioned, and the stage the directory must reflect now.
 *
 * @param version grows with each admission of this worker
 * @param worker normalised, its zone set
 * @param stage where the person stands
 * @param times when the fact passed the stages before this one
 */
public record Admission(long version, Worker worker, Stage stage, Times times) {

  /**
   * Where the person stands.
   *
   * @param stage the lifecycle stage
   * @param urgent an immediate termination
   * @param signInBlocked sign-in must be closed in this stage
   */
  public record Stage(LifecycleStage stage, boolean urgent, boolean signInBlocked) {}

  /**
   * Earlier times, UTC.
   *
   * @param observedAt when HR's fact arrived
   * @param admittedAt when it was admitted
   */
  public record Times(Optional<Instant> observedAt, Optional<Instant> admittedAt) {}
}
