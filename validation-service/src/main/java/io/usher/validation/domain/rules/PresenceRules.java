// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.rules;

import io.usher.company.Validation;
import io.usher.core.EmploymentStatus;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import java.util.List;
import java.util.stream.Stream;

/** Required fields and the status. */
final class PresenceRules {

  private PresenceRules() {}

  static List<Rule> of(Validation validation) {
    return List.of(
        Rule.hold(
            ReasonCode.REQUIRED_FIELD_MISSING,
            "A required field is empty",
            subject ->
                validation.required().stream()
                    .filter(field -> field != WorkerField.EMPLOYMENT_STATUS)
                    .filter(field -> subject.worker().value(field).isEmpty())
                    .sorted()),
        Rule.hold(
            ReasonCode.STATUS_UNKNOWN,
            "The employment status is empty or unknown to the mapping",
            subject ->
                Stream.of(WorkerField.EMPLOYMENT_STATUS)
                    .filter(
                        field -> subject.worker().employmentStatus() == EmploymentStatus.UNKNOWN)));
  }
}
