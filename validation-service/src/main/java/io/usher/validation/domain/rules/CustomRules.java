// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.rules;

import io.usher.company.Validation.CustomRule;
import io.usher.company.Validation.Severity;
import io.usher.core.LifecycleStage;
import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.validation.domain.FieldText;
import io.usher.validation.domain.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** The company's own rules. */
final class CustomRules {

  private CustomRules() {}

  static List<Finding> findings(List<CustomRule> rules, Subject subject) {
    return rules.stream()
        .filter(rule -> rule.severity() != Severity.OFF)
        .filter(rule -> holds(rule, subject.worker()))
        .map(rule -> finding(rule, subject.worker()))
        .toList();
  }

  /** A field that HR does not show proves nothing, so a rule that reads it is not asked. */
  private static boolean holds(CustomRule rule, Worker worker) {
    return rule.when().reads().stream().noneMatch(worker::isAbsent)
        && rule.when().holds(worker, LifecycleStage.ACTIVE);
  }

  private static Finding finding(CustomRule rule, Worker worker) {
    String evidence =
        rule.when().reads().stream()
            .map(field -> field.key() + "=" + FieldText.of(worker, field))
            .collect(Collectors.joining("|"));
    return new Finding(
        ReasonCode.CUSTOM_RULE,
        rule.code(),
        rule.severity(),
        null,
        rule.code() + ": " + rule.message(),
        evidence);
  }
}
