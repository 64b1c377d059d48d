// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.Reason;

/** Whether an admission is complete, and whether anybody has to hear of it. */
public sealed interface CompletionDecision {

  /**
   * A part still works.
   *
   * @param reason on what
   */
  record NotYet(Reason reason) implements CompletionDecision {}

  /** Complete, and told before in the same words. */
  record ToldAlready() implements CompletionDecision {}

  /** Complete, and to be told. */
  record Tell(Completion completion) implements CompletionDecision {}
}
