// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.Worker;
import io.usher.validation.domain.Yaml.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs {@code rules.yaml}: an engineer of whom some fields are otherwise, and what is found. */
class RuleScenariosTest {

  static Stream<Scenario> scenarios() {
    return Yaml.scenarios("/rules.yaml");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theRuleBookFindsWhatTheScenarioSays(Scenario scenario) {
    Worker.Builder worker = Workers.anEngineer();
    scenario.map("worker").forEach((name, value) -> Workers.put(worker, name, value));

    Judgement judgement =
        new Judge(Workers.COMPANY)
            .judge(Workers.fact(worker.build(), 1), Known.nothing(), Workers.NOON);

    List<String> findings = judgement.findings().stream().map(RuleScenariosTest::words).toList();
    assertThat(findings).containsExactlyInAnyOrderElementsOf(scenario.list("findings"));
    List<String> corrections =
        judgement.admission().map(Admission::corrections).orElse(List.of()).stream()
            .filter(correction -> !correction.rule().equals("zone-of-location"))
            .map(it -> it.field().key() + " " + it.rule() + " " + Objects.toString(it.after(), ""))
            .map(String::strip)
            .toList();
    assertThat(corrections).containsExactlyInAnyOrderElementsOf(scenario.list("corrections"));
  }

  private static String words(Finding finding) {
    String severity = finding.severity().name().toLowerCase(Locale.ROOT);
    return finding.code()
        + " "
        + Objects.toString(finding.field(), finding.rule())
        + " "
        + severity;
  }
}
