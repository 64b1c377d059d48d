// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

/**
 * What a service does with a claimed lane. The flow class of a service implements it; there is one
 * per service. Called on a virtual thread outside any transaction, never twice at once for one
 * lane.
 */
public interface LaneHandler {

  /**
   * Makes the target equal to the desired state and says how it ended.
   *
   * <p>A thrown {@link io.usher.core.CallFailure} becomes later, held or a pause of the target; any
   * other exception is a bug: the lane is held with INTERNAL_ERROR and the stack trace is logged.
   */
  LaneResult handle(LaneClaim claim);
}
