// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

/** Kind of worker; {@link #UNKNOWN} when HR gave no value or one that the mapping does not know. */
public enum WorkerType {
  UNKNOWN,
  EMPLOYEE,
  CONTRACTOR,
  INTERN,
  TEMPORARY,
  OTHER
}
