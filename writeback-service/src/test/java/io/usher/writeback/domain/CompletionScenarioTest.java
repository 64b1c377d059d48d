// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios of {@code scenarios/completion.yaml}. */
class CompletionScenarioTest {

  private static final Set<String> APPS = Set.of("slack", "jira");
  private static final Instant SEEN = Instant.parse("2026-02-01T09:00:00Z");

  static Stream<Named<JsonNode>> scenarios() {
    return Scenarios.of("completion.yaml");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void anAdmissionIsCompleteWhenEveryPartHasEnded(JsonNode scenario) {
    JsonNode then = scenario.path("then");

    CompletionDecision decision = decide(scenario, Told.NOTHING);

    switch (decision) {
      case CompletionDecision.NotYet notYet ->
          assertThat(notYet.reason().code().code()).isEqualTo(then.path("not-yet").asText());
      case CompletionDecision.ToldAlready already ->
          assertThat(already).as("nothing was told before").isNull();
      case CompletionDecision.Tell tell -> {
        Completion completion = tell.completion();
        assertThat(completion.status().name()).isEqualTo(then.path("status").asText());
        assertThat(completion.reasons().stream().map(r -> r.code().code()).sorted().toList())
            .isEqualTo(Scenarios.names(then.path("reasons")));
        assertThat(completion.version()).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void decidingTwiceTellsOnce(JsonNode scenario) {
    if (decide(scenario, Told.NOTHING) instanceof CompletionDecision.Tell tell) {
      Told told = new Told(tell.completion().version(), tell.completion().digest());

      assertThat(decide(scenario, told)).isInstanceOf(CompletionDecision.ToldAlready.class);
    } else {
      assertThat(scenario.path("then").has("not-yet")).isTrue();
    }
  }

  @Test
  void aCompletionIsToldAgainWhenWhatWasHeldIsMended() {
    Told held = told(scenario("an app is held"), Told.NOTHING);

    CompletionDecision mended = decide(scenario("everything is done"), held);

    assertThat(mended)
        .isInstanceOfSatisfying(
            CompletionDecision.Tell.class,
            tell -> assertThat(tell.completion().version()).isEqualTo(2));
  }

  @Test
  void whatWasWrittenForThisAdmissionIsAnEffectAndWhatHrHeldBeforeIsNot() {
    Completion written = completion("everything is done");
    Completion holding = completion("nothing had to be done");

    assertThat(written.effects()).extracting(WriteField::field).containsExactly("workEmail");
    assertThat(written.writtenBack()).containsExactly("workEmail");
    assertThat(written.writtenBackAt()).contains(SEEN);
    assertThat(holding.effects()).isEmpty();
    assertThat(holding.writtenBack()).containsExactly("workEmail");
  }

  private static Completion completion(String name) {
    return ((CompletionDecision.Tell) decide(scenario(name), Told.NOTHING)).completion();
  }

  private static Told told(JsonNode scenario, Told last) {
    Completion completion = ((CompletionDecision.Tell) decide(scenario, last)).completion();
    return new Told(completion.version(), completion.digest());
  }

  private static JsonNode scenario(String name) {
    return scenarios()
        .filter(scenario -> scenario.getName().equals(name))
        .map(Named::getPayload)
        .findFirst()
        .orElseThrow();
  }

  private static CompletionDecision decide(JsonNode scenario, Told last) {
    return Completions.decide(
        Scenarios.directory(scenario.path("directory")),
        Scenarios.apps(scenario.path("apps")),
        APPS,
        hr(scenario.path("hr").asText()),
        last);
  }

  private static WriteBackResult hr(String given) {
    Reason newer = Reason.of(ReasonCode.HR_VALUE_IS_NEWER, "why");
    return switch (given) {
      case "written" -> new WriteBackResult.Ended(holding(Scenarios.ADMITTED), List.of());
      case "holding" -> new WriteBackResult.Ended(holding(1), List.of());
      case "held" -> new WriteBackResult.Ended(Map.of(), List.of(newer));
      case "first-day" ->
          new WriteBackResult.NotWanted(
              List.of(Reason.of(ReasonCode.WAITING_FOR_FIRST_DAY, "why")));
      case "not-wanted" -> new WriteBackResult.NotWanted(List.of());
      case "not-yet" -> new WriteBackResult.NotYet(Reason.of(ReasonCode.MAILBOX_NOT_READY, "why"));
      default -> throw new IllegalArgumentException(given);
    };
  }

  private static Map<String, OwnValue> holding(long writtenFor) {
    return Map.of(
        "workEmail",
        new OwnValue(
            Optional.of("ada@corp.example"),
            Optional.empty(),
            Scenarios.ADMITTED,
            writtenFor,
            Optional.of(SEEN)));
  }
}
