// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person let a finding go. It counts as long as the values that were found stay the same.
 *
 * @param code of the finding
 * @param rule of the finding
 * @param field of the finding, or null
 * @param evidence values that were looked at; private
 * @param by who
 * @param at when, UTC
 */
public record Waiver(
    ReasonCode code, String rule, @Nullable String field, String evidence, String by, Instant at) {

  /** A waiver of that finding. */
  public static Waiver of(Finding finding, String by, Instant at) {
    return new Waiver(finding.code(), finding.rule(), finding.field(), finding.evidence(), by, at);
  }

  boolean covers(Finding finding) {
    return finding.isAbout(code, rule, field) && evidence.equals(finding.evidence());
  }

  /** No evidence: it is personal data. */
  @Override
  public String toString() {
    return "Waiver[" + code + " " + field + " by " + by + "]";
  }
}
