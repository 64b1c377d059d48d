// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.usher.core.LifecycleStage;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerType;
import io.usher.entra.domain.KnownAccount.Holdings;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.KnownAccount.Name;
import io.usher.entra.domain.KnownAccount.State;
import io.usher.entra.fake.People;
import io.usher.entra.fake.Tenant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans as the company folder's readers would write them down. */
class PlanScenariosTest {

  private static final DesiredAccounts DESIRED = new DesiredAccounts(Tenant.COMPANY);

  static Stream<Arguments> scenarios() throws IOException {
    JsonNode all =
        new YAMLMapper().readTree(Path.of("src/test/resources/plans/plans.yaml").toFile());
    List<Arguments> scenarios = new ArrayList<>();
    all.forEach(one -> scenarios.add(Arguments.of(one.path("name").asText(), one)));
    return scenarios.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  void thePlanIsAsWritten(String name, JsonNode scenario) {
    // Given
    DesiredAccount desired =
        DESIRED.of(
            worker(scenario.path("worker"), scenario.path("absent")),
            LifecycleStage.valueOf(scenario.path("stage").asText()),
            blocked(scenario));
    KnownState known =
        new KnownState(
            finding(scenario),
            Optional.ofNullable(scenario.path("managerAccount").asText(null)),
            scenario.path("remembered").path("sessionsRevoked").asBoolean());
    // When
    EntraDecision decision = EntraPolicy.decide(desired, known);
    // Then
    assertThat(decision.reasons())
        .extracting(Reason::code)
        .containsExactlyElementsOf(
            texts(scenario.path("reasons")).stream().map(ReasonCode::valueOf).toList());
    switch (decision) {
      case EntraDecision.Hold hold -> assertThat(scenario.path("held").asBoolean()).isTrue();
      case EntraDecision.Plan plan -> assertPlan(scenario, plan);
    }
  }

  private static void assertPlan(JsonNode scenario, EntraDecision.Plan plan) {
    assertThat(scenario.path("held").asBoolean()).isFalse();
    assertThat(plan.effects())
        .extracting(effect -> effect.operation() + " " + effect.target())
        .containsExactlyElementsOf(texts(scenario.path("plan")));
    if (scenario.has("description")) {
      assertThat(plan.effects().getFirst().description())
          .contains(scenario.path("description").asText());
    }
  }

  private static boolean blocked(JsonNode scenario) {
    return scenario.path("signInBlocked").asBoolean()
        || scenario.path("stage").asText().equals("PREHIRE");
  }

  private static Finding finding(JsonNode scenario) {
    if (scenario.has("several")) {
      return new Finding.Several(scenario.path("several").asInt());
    }
    return scenario.has("was") ? new Finding.One(account(scenario)) : new Finding.None();
  }

  private static KnownAccount account(JsonNode scenario) {
    DesiredAccount before =
        DESIRED.of(
            worker(scenario.path("was"), scenario.path("nothing")), LifecycleStage.ACTIVE, false);
    Map<Attribute, String> attributes = new TreeMap<>();
    before.attributes().forEach((name, wish) -> wish.ifPresent(to -> attributes.put(name, to)));
    JsonNode account = scenario.path("account");
    return new KnownAccount(
        new Name("id-ada", "ada.lovelace@acme-de.example"),
        new State(account.path("enabled").asBoolean(true), account.path("deleted").asBoolean()),
        attributes,
        new Holdings(
            account.has("licences")
                ? new TreeSet<>(texts(account.path("licences")))
                : before.grants().licences(),
            account.has("groups")
                ? new TreeSet<>(texts(account.path("groups")))
                : before.grants().groups(),
            Optional.of("id-grace")),
        Mailbox.NONE);
  }

  private static Worker worker(JsonNode fields, JsonNode absent) {
    Worker.Builder worker = People.ada().toBuilder();
    Set<Map.Entry<String, JsonNode>> given = fields.properties();
    given.forEach(
        field -> {
          WorkerField name = WorkerField.byKey(field.getKey()).orElseThrow();
          String text = field.getValue().asText();
          worker.put(
              name, name == WorkerField.WORKER_TYPE ? (Object) WorkerType.valueOf(text) : text);
        });
    texts(absent).forEach(name -> worker.absent(WorkerField.byKey(name).orElseThrow()));
    return worker.build();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
