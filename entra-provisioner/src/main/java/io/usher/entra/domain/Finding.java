// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

/** What a look-up found among the living and the deleted. */
public sealed interface Finding {

  /** No account has the key. */
  record None() implements Finding {}

  /** Exactly one account has it: it is this person's. */
  record One(KnownAccount account) implements Finding {}

  /**
   * More than one account has it: nobody can say which is the person's.
   *
   * @param count how many, at least 2
   */
  record Several(int count) implements Finding {}

  /** The account that has it is another person's by our own register. */
  record Anothers() implements Finding {}
}
