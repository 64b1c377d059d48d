// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.company.Validation;
import io.usher.core.WorkerKey;
import java.time.Instant;

/** The brake: how many people of a source have left lately. Shared by all replicas. */
public interface Leavers {

  /**
   * Lets one more person leave, or not. Asking again for the same fact gives the same answer and
   * counts once.
   *
   * @param who the person
   * @param factVersion version of the fact that makes them leave
   * @param brake the limits
   * @param now the moment
   * @return false when this would be one too many
   */
  boolean mayLeave(WorkerKey who, long factVersion, Validation.Brake brake, Instant now);
}
