// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.company.Lifecycle;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.validation.domain.Yaml.Scenario;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs {@code clock.yaml}: a worker, a zone and a moment, and where the person stands then. */
class ClockScenariosTest {

  private static final Lifecycle LIFECYCLE =
      new Lifecycle(
          new Lifecycle.Prehire(Period.ofDays(14), false),
          new Lifecycle.FirstDay(LocalTime.MIDNIGHT),
          new Lifecycle.Leave(Lifecycle.SignIn.KEEP),
          new Lifecycle.LastDay(LocalTime.of(23, 59)),
          new Lifecycle.Grace(Period.ofDays(30)));

  static Stream<Scenario> scenarios() {
    return Yaml.scenarios("/clock.yaml");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void thePersonStandsWhereTheScenarioSays(Scenario scenario) {
    Worker.Builder worker = Worker.of(Workers.ADA);
    scenario.map("worker").forEach((name, value) -> Workers.put(worker, name, value));
    LifecycleClock clock =
        new LifecycleClock(
            LIFECYCLE, ZoneId.of(scenario.text("zone")), Instant.parse(scenario.text("now")));

    Position position = clock.of(worker.build(), before(scenario.map("before")));

    assertThat(words(position)).isEqualTo(scenario.text("then"));
  }

  private static Optional<Position.In> before(Map<String, @Nullable Object> before) {
    return Optional.ofNullable(before.get("stage"))
        .map(
            stage ->
                new Position.In(
                    LifecycleStage.valueOf(stage.toString()),
                    false,
                    Instant.parse(String.valueOf(before.get("since"))),
                    Optional.empty()));
  }

  private static String words(Position position) {
    return switch (position) {
      case Position.In in ->
          in.stage()
              + (in.urgent() ? " urgent" : "")
              + in.next().map(next -> " until " + next).orElse("");
      case Position.NotYet notYet -> "not before " + notYet.from();
      case Position.Never never -> "never";
    };
  }
}
