// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.company.Validation.Severity;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule found in a worker.
 *
 * @param code stable code
 * @param rule name of the rule
 * @param severity what it does
 * @param field canonical name of the field, or null when it is about several
 * @param message for humans; no personal data
 * @param evidence the values that were looked at: a release holds as long as they stay; private
 */
public record Finding(
    ReasonCode code,
    String rule,
    Severity severity,
    @Nullable String field,
    String message,
    String evidence) {

  private static final Set<ReasonCode> NEEDS_A_VALUE =
      EnumSet.of(ReasonCode.STATUS_UNKNOWN, ReasonCode.ZONE_UNKNOWN, ReasonCode.COUNTRY_UNKNOWN);
  private static final Set<String> CANNOT_DO_WITHOUT =
      Set.of(
          WorkerField.START_DATE.key(),
          WorkerField.COUNTRY_CODE.key(),
          WorkerField.EMPLOYMENT_STATUS.key());

  /** True when the worker waits for a person or for HR because of it. */
  public boolean holds() {
    return severity == Severity.HOLD;
  }

  /** False when the person cannot go on without a better value: then only a correction helps. */
  public boolean releasable() {
    boolean missing = code == ReasonCode.REQUIRED_FIELD_MISSING;
    return !NEEDS_A_VALUE.contains(code)
        && !(missing && field != null && CANNOT_DO_WITHOUT.contains(field));
  }

  /** The same thing found again, whatever the severity and the words. */
  public boolean isAbout(ReasonCode otherCode, String otherRule, @Nullable String otherField) {
    return code == otherCode && rule.equals(otherRule) && Objects.equals(field, otherField);
  }

  /** As a reason, for lanes. */
  public Reason reason() {
    return new Reason(code, message, field, null);
  }

  /** No evidence: it is personal data. */
  @Override
  public String toString() {
    return "Finding[" + code + " " + severity + " " + field + "]";
  }
}
