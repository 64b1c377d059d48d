// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.company.Source.WriteBack;
import io.usher.company.Source.WriteBack.AccountValue;
import io.usher.company.Source.WriteBack.When;
import io.usher.core.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios of {@code scenarios/write-back.yaml}. */
class WriteBackScenarioTest {

  static Stream<Named<JsonNode>> scenarios() {
    return Scenarios.of("write-back.yaml");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void whatIsWrittenFollowsFromTheDirectoryAndFromHr(JsonNode scenario) {
    JsonNode then = scenario.path("then");

    Intent intent =
        Intents.of(Scenarios.directory(scenario.path("directory")), rule(scenario.path("when")));

    switch (intent) {
      case Intent.Nothing nothing -> {
        assertThat(then.has("nothing")).as("nothing is written").isTrue();
        assertThat(codes(nothing.reasons())).isEqualTo(Scenarios.names(then.path("nothing")));
      }
      case Intent.NotYet notYet ->
          assertThat(notYet.reason().code().code()).isEqualTo(then.path("not-yet").asText());
      case Intent.Show show -> assertPlan(scenario, show.values(), then);
    }
  }

  private static void assertPlan(JsonNode scenario, Map<String, String> wanted, JsonNode then) {
    WriteBackPlan plan =
        WriteBackPlans.of(
            wanted, Scenarios.texts(scenario.path("hr")), Scenarios.own(scenario.path("own")));

    assertThat(plan.effects().stream().map(WriteField::field).sorted().toList())
        .isEqualTo(Scenarios.names(then.path("write")));
    assertThat(sorted(plan.equal())).isEqualTo(Scenarios.names(then.path("equal")));
    assertThat(sorted(plan.arrived())).isEqualTo(Scenarios.names(then.path("arrived")));
    assertThat(codes(plan.held())).isEqualTo(Scenarios.names(then.path("held")));
  }

  private static Optional<WriteBack> rule(JsonNode when) {
    return when.asText().equals("none")
        ? Optional.empty()
        : Optional.of(
            new WriteBack(
                When.valueOf(when.asText().toUpperCase(Locale.ROOT).replace('-', '_')),
                Map.of("workEmail", AccountValue.MAIL)));
  }

  private static List<String> codes(List<Reason> reasons) {
    return reasons.stream().map(reason -> reason.code().code()).sorted().toList();
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().toList();
  }
}
