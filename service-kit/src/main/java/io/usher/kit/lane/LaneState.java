// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

/** State of a lane; see {@link LaneResult} for the transitions. */
public enum LaneState {
  /** May be claimed now. */
  READY,
  /** A replica works on it until its lease ends. */
  RUNNING,
  /** Becomes claimable at its due time. */
  WAITING,
  /** Waits for a person or a newer fact. */
  HELD,
  /** The target equals the desired state. */
  DONE
}
