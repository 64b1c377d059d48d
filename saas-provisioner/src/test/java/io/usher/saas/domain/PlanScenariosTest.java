// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the scenario files under plans/: given a person and an app, then this plan. */
class PlanScenariosTest {

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  static Stream<PlanScenario> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/plans"))) {
      return files.sorted().toList().stream().flatMap(file -> read(file).stream());
    }
  }

  private static List<PlanScenario> read(Path file) {
    try {
      return List.of(YAML.readValue(file.toFile(), PlanScenario[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void planIsAsTheScenarioSays(PlanScenario scenario) {
    Decision decision = scenario.decide();

    assertThat(PlanScenario.word(decision)).isEqualTo(scenario.then().decision());
    assertThat(decision.effects().stream().map(e -> e.operation() + " " + e.target()))
        .containsExactlyElementsOf(scenario.then().effects());
    assertThat(decision.reasons().stream().map(Reason::code).map(ReasonCode::code))
        .containsExactlyElementsOf(scenario.then().reasons());
    assertThat(PlanScenario.values(decision)).containsAllEntriesOf(scenario.then().values());
  }
}
