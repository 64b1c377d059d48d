// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.WorkerField;
import org.jspecify.annotations.Nullable;

/**
 * One change that validation made to a field.
 *
 * @param field which
 * @param before text as it was, or null when it was empty; private
 * @param after text as it goes on, or null when it is empty now; private
 * @param rule stable name of the rule, or {@code manual-correction}
 * @param by who corrected it by hand; null for a rule
 */
public record Correction(
    WorkerField field,
    @Nullable String before,
    @Nullable String after,
    String rule,
    @Nullable String by) {

  /** The rule of corrections by hand. */
  public static final String BY_HAND = "manual-correction";

  /** No values: they are personal data. */
  @Override
  public String toString() {
    return "Correction[" + field.key() + " by " + rule + "]";
  }
}
