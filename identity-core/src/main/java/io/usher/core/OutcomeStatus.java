// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

/** How the work on one person in one target ended. */
public enum OutcomeStatus {
  /** Effects were performed and the target equals the desired state. */
  APPLIED,
  /** The target already equalled the desired state. */
  UNCHANGED,
  /** More follows by itself. */
  WAITING,
  /** A person must decide. */
  HELD,
  /** This revision will not be applied. */
  FAILED
}
