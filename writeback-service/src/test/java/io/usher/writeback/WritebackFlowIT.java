// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerKey;
import io.usher.events.Topics;
import io.usher.events.mapping.CorporateIdentities;
import io.usher.events.mapping.Times;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.DirectoryAccount;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.events.v1.IdentityCompleted;
import io.usher.events.v1.LifecycleStage;
import io.usher.events.v1.OutcomeStatus;
import io.usher.events.v1.StageTimes;
import io.usher.testkit.ServiceParts;
import io.usher.testkit.TopicReader;
import io.usher.testkit.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on real Kafka, PostgreSQL and registry, with the sandbox as HR. */
@QuarkusTest
@QuarkusTestResource(SandboxCompany.class)
@QuarkusTestResource(ServiceParts.class)
class WritebackFlowIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant OBSERVED = Instant.parse("2026-02-01T08:00:00Z");

  private final String sandbox =
      ConfigProvider.getConfig().getValue(SandboxCompany.URL, String.class);

  private TopicWriter writer;
  private TopicReader<IdentityCompleted> completions;

  @BeforeEach
  void opens() {
    writer = TopicWriter.create();
    completions = TopicReader.of(Topics.IDENTITY_COMPLETED, IdentityCompleted.class);
  }

  @AfterEach
  void closes() {
    writer.close();
    completions.close();
  }

  @Test
  void aHireIsWrittenBackOnceAndCompletedWithTheTimeOfEachStage() {
    send(app("17", "slack", 1, 1, OutcomeStatus.APPLIED, false));
    send(directory("17", 1, OutcomeStatus.APPLIED));
    send(directory("17", 1, OutcomeStatus.APPLIED));
    send(app("17", "jira", 1, 1, OutcomeStatus.APPLIED, true));

    IdentityCompleted completed = completed("17", 1);

    assertThat(completed.getStatus()).isEqualTo(OutcomeStatus.APPLIED);
    assertThat(completed.getMail()).isEqualTo("ada17@acme.example");
    assertThat(completed.getWrittenBack()).containsExactly("workEmail");
    assertThat(completed.getEffects()).hasSize(1);
    assertThat(completed.getTimes().getWrittenBackAt()).isNotNull();
    assertThat(completed.getTimes().getAppsAt()).isEqualTo(OBSERVED.plusSeconds(3));
    assertThat(completed.getHireToReadyMillis()).isPositive();
    assertThat(workEmail("17")).isEqualTo("ada17@acme.example");
    assertThat(writeBacks("17")).isEqualTo(1);
  }

  @Test
  void aValueThatHrTypedIsNotOverwrittenAndTheHoldIsTold() {
    given()
        .contentType("application/json")
        .body(Map.of("fields", Map.of("workEmail", "typed@acme.example")))
        .post(sandbox + "/_sandbox/bamboo/employees/18")
        .then()
        .statusCode(200);

    send(directory("18", 1, OutcomeStatus.APPLIED));
    send(app("18", "slack", 1, 1, OutcomeStatus.APPLIED, false));
    send(app("18", "jira", 1, 1, OutcomeStatus.APPLIED, true));

    IdentityCompleted completed = completed("18", 1);
    assertThat(completed.getStatus()).isEqualTo(OutcomeStatus.HELD);
    assertThat(completed.getReasons())
        .extracting(io.usher.events.v1.Reason::getCode)
        .containsExactly(ReasonCode.HR_VALUE_IS_NEWER.code());
    assertThat(workEmail("18")).isEqualTo("typed@acme.example");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        given()
                            .get("/v1/people/bamboo:18")
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .contains(ReasonCode.HR_VALUE_IS_NEWER.code()));
  }

  @Test
  void aSourceWithoutWriteBackIsCompleteWithoutIt() {
    send("payroll:20", Topics.IDENTITY_DIRECTORY, directory("20", 1, OutcomeStatus.APPLIED));
    send(
        "payroll:20", Topics.IDENTITY_APPS, app("20", "slack", 1, 1, OutcomeStatus.APPLIED, false));
    send("payroll:20", Topics.IDENTITY_APPS, app("20", "jira", 1, 1, OutcomeStatus.APPLIED, true));

    IdentityCompleted completed = completed("payroll:20", 1, 1);

    assertThat(completed.getStatus()).isEqualTo(OutcomeStatus.APPLIED);
    assertThat(completed.getWrittenBack()).isEmpty();
  }

  @Test
  void anAppThatIsMendedLaterIsToldAgain() {
    send(directory("19", 1, OutcomeStatus.APPLIED));
    send(app("19", "slack", 1, 1, OutcomeStatus.HELD, false));
    send(app("19", "jira", 1, 1, OutcomeStatus.APPLIED, true));
    assertThat(completed("19", 1).getStatus()).isEqualTo(OutcomeStatus.HELD);

    send(app("19", "slack", 2, 1, OutcomeStatus.APPLIED, true));

    assertThat(completed("19", 2).getStatus()).isEqualTo(OutcomeStatus.APPLIED);
    assertThat(writeBacks("19")).isEqualTo(1);
  }

  private void send(DirectoryOutcome outcome) {
    send("bamboo:" + outcome.getIdentity().getWorkerId(), Topics.IDENTITY_DIRECTORY, outcome);
  }

  private void send(App outcome) {
    send("bamboo:" + outcome.id(), Topics.IDENTITY_APPS, outcome.value());
  }

  private void send(String key, String topic, App outcome) {
    send(key, topic, outcome.value());
  }

  private void send(String key, String topic, org.apache.avro.specific.SpecificRecord value) {
    writer.send(topic, key, value, Map.of());
  }

  private IdentityCompleted completed(String id, int count) {
    return completed("bamboo:" + id, count, count);
  }

  private IdentityCompleted completed(String key, int count, long version) {
    List<ConsumerRecord<String, IdentityCompleted>> records =
        completions.await(count, SOON, record -> record.key().equals(key));
    assertThat(records).hasSize(count);
    assertThat(records.getLast().value().getVersion()).isEqualTo(version);
    return records.getLast().value();
  }

  private String workEmail(String id) {
    return String.valueOf(employee(id).get("workEmail"));
  }

  private int writeBacks(String id) {
    List<Map<String, Object>> people =
        given()
            .get(sandbox + "/_sandbox/bamboo/employees")
            .then()
            .extract()
            .jsonPath()
            .getList("employees");
    return people.stream()
        .filter(person -> id.equals(person.get("id")))
        .mapToInt(person -> Integer.parseInt(String.valueOf(person.get("writeBacks"))))
        .sum();
  }

  private Map<String, Object> employee(String id) {
    return given()
        .get(sandbox + "/_sandbox/bamboo/employees/" + id)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getMap("$");
  }

  private static DirectoryOutcome directory(String id, long version, OutcomeStatus status) {
    String mail = "ada" + id + "@acme.example";
    return DirectoryOutcome.newBuilder()
        .setVersion(version)
        .setAdmittedVersion(1)
        .setStage(LifecycleStage.ACTIVE)
        .setStatus(status)
        .setIdentity(
            CorporateIdentities.toAvro(Worker.of(new WorkerKey("bamboo", id)).build(), "Ada"))
        .setAccount(
            DirectoryAccount.newBuilder()
                .setId("object-" + id)
                .setUserPrincipalName(mail)
                .setMail(mail)
                .setMailboxReady(true)
                .setAccountEnabled(true)
                .setLicences(List.of())
                .setGroups(List.of())
                .build())
        .setTimes(
            StageTimes.newBuilder(Times.observed(OBSERVED))
                .setDirectoryAt(OBSERVED.plusSeconds(1))
                .build())
        .build();
  }

  /** An outcome and whose it is: the record itself does not tell. */
  private record App(String id, AppOutcome value) {}

  private static App app(
      String id, String app, long version, long follows, OutcomeStatus status, boolean settled) {
    return new App(
        id,
        AppOutcome.newBuilder()
            .setVersion(version)
            .setAdmittedVersion(1)
            .setDirectoryVersion(follows)
            .setApp(app)
            .setStage(LifecycleStage.ACTIVE)
            .setStatus(status)
            .setAllAppsSettled(settled)
            .setTimes(
                StageTimes.newBuilder(Times.observed(OBSERVED))
                    .setAppsAt(OBSERVED.plusSeconds(3))
                    .build())
            .build());
  }
}
