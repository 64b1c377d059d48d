// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

/** What HR says of an employment. {@link #UNKNOWN} is never treated as {@link #ACTIVE}. */
public enum EmploymentStatus {
  /** HR gave no value or one that the mapping does not know. */
  UNKNOWN,
  /** Hired, not started. */
  PENDING,
  /** Works. */
  ACTIVE,
  /** Long-term absence. */
  LEAVE,
  /** No longer employed: explicit evidence of a leaver. */
  INACTIVE
}
