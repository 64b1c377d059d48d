// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

/** How a creation ended. */
public sealed interface Creation {

  /**
   * It was made.
   *
   * @param account as the directory answered; it may not be readable yet
   */
  record Created(KnownAccount account) implements Creation {}

  /** Something holds the address: perhaps the person's own account from an earlier try. */
  record Conflict() implements Creation {}
}
