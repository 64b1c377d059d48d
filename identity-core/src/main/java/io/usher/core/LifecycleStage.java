// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

/**
 * Where a person stands at one moment, judged by validation-service alone.
 *
 * <pre>
 *   (nothing) -> PREHIRE -> ACTIVE <-> LEAVE
 *                  |           |         |
 *                  v           v         v
 *              RESCINDED     LEAVER -> GONE
 *                              |
 *                              v  (rehire)
 *                            ACTIVE
 * </pre>
 */
public enum LifecycleStage {
  /** The account is made, sign-in closed: N days before the first day. */
  PREHIRE,
  /** From 00:00 of the first day in the worker's own zone. */
  ACTIVE,
  /** Long-term absence. */
  LEAVE,
  /** After the last day in the worker's own zone, or at once on an urgent termination. */
  LEAVER,
  /** The grace period after the last day is over. */
  GONE,
  /** Never started: what was prepared is undone. */
  RESCINDED;

  /** True when access ends in this stage. */
  public boolean leaving() {
    return this == LEAVER || this == GONE || this == RESCINDED;
  }
}
