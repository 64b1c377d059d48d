// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.rules;

import io.usher.company.Company;
import io.usher.company.Validation;
import io.usher.company.Validation.Severity;
import io.usher.core.ReasonCode;
import io.usher.validation.domain.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All rules of one company, in the order in which findings are told. */
public final class RuleBook {

  private final Validation validation;
  private final List<Rule> rules;

  public RuleBook(Company company) {
    this.validation = company.validation();
    this.rules =
        Stream.of(
                PresenceRules.of(validation),
                PlaceRules.of(validation),
                DateRules.ALL,
                NameRules.ALL,
                TextRules.ALL)
            .flatMap(List::stream)
            .toList();
  }

  /**
   * What is found in a worker.
   *
   * @param missing true when HR no longer shows the record
   */
  public List<Finding> check(Subject subject, boolean missing) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : rules) {
      Severity severity = validation.severity().getOrDefault(rule.code(), rule.severity());
      if (severity != Severity.OFF) {
        findings.addAll(rule.findings(subject, severity));
      }
    }
    findings.addAll(CustomRules.findings(validation.custom(), subject));
    if (missing) {
      findings.add(
          new Finding(
              ReasonCode.MISSING_IN_SOURCE,
              ReasonCode.MISSING_IN_SOURCE.key(),
              Severity.WARN,
              null,
              "HR no longer shows this record; nobody is disabled for that",
              ""));
    }
    return findings;
  }
}
