// SPDX-License-Identifier: Apache-2.0
package io.usher.saas;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usher.core.ReasonCode;
import io.usher.events.EventTypes;
import io.usher.events.Topics;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.CorporateIdentity;
import io.usher.events.v1.DirectoryAccount;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.events.v1.LifecycleStage;
import io.usher.events.v1.OutcomeStatus;
import io.usher.events.v1.StageTimes;
import io.usher.events.v1.WorkerType;
import io.usher.sandbox.Sandbox;
import io.usher.sandbox.http.FaultKind;
import io.usher.sandbox.http.FaultRule;
import io.usher.sandbox.scim.ScimDesk;
import io.usher.testkit.ServiceParts;
import io.usher.testkit.TopicReader;
import io.usher.testkit.TopicWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole service: from a directory outcome on Kafka to both apps and back to Kafka. */
@QuarkusTest
@QuarkusTestResource(ServiceParts.class)
@QuarkusTestResource(SandboxCompany.class)
class SaasServiceIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static TopicWriter writer;
  private static TopicReader<AppOutcome> outcomes;

  @SuppressWarnings("NullAway.Init") // SandboxCompany sets it.
  Sandbox sandbox;

  @BeforeAll
  static void open() {
    writer = TopicWriter.create();
    outcomes = TopicReader.of(Topics.IDENTITY_APPS, AppOutcome.class);
  }

  @AfterAll
  static void close() {
    writer.close();
    outcomes.close();
  }

  @AfterEach
  void liftFaults() {
    sandbox.desks().wire().faults().clear();
  }

  @Test
  void aJoinerGetsBothAppsAndTheLastOneSaysThatAllAreSettled() {
    tell("101", "Engineering", LifecycleStage.ACTIVE, 1);

    List<AppOutcome> told = told("101", 1, 2);
    assertThat(told).extracting(AppOutcome::getApp).containsExactlyInAnyOrder("slack", "jira");
    assertThat(told).allMatch(o -> o.getStatus() == OutcomeStatus.APPLIED && o.getActive());
    assertThat(told).filteredOn(AppOutcome::getAllAppsSettled).hasSize(1);
    assertThat(told)
        .filteredOn(o -> o.getApp().equals("jira"))
        .allMatch(o -> o.getEntitlements().equals(List.of("jira-developers")));
    assertThat(person("atlassian", "101").groups()).containsExactly("jira-developers");
    assertThat(person("slack", "101").userName()).isEqualTo("p101");
  }

  @Test
  void aLeaverIsClosedInBothAppsAndThatIsProved() {
    tell("102", "Engineering", LifecycleStage.ACTIVE, 1);
    told("102", 1, 2);

    tell("102", "Engineering", LifecycleStage.LEAVER, 2);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(all("102", 2))
                    .filteredOn(AppOutcome::getClosedVerified)
                    .extracting(AppOutcome::getApp)
                    .containsExactlyInAnyOrder("slack", "jira"));
    assertThat(all("102", 2)).filteredOn(AppOutcome::getAllAppsSettled).hasSize(1);
    assertThat(person("slack", "102").active()).isFalse();
    assertThat(person("atlassian", "102").active()).isFalse();
    assertThat(person("atlassian", "102").groups()).isEmpty();
  }

  @Test
  void anAppThatNobodyIsEntitledToIsNotAsked() {
    tell("103", "Finance", LifecycleStage.ACTIVE, 1);

    List<AppOutcome> told = told("103", 1, 2);
    assertThat(told)
        .filteredOn(o -> o.getApp().equals("jira"))
        .allMatch(o -> o.getReasons().get(0).getCode().equals(ReasonCode.NOT_ENTITLED.code()));
    assertThat(people("atlassian", "103")).isEmpty();
  }

  @Test
  void lostAnswersMakeNoSecondAccount() {
    sandbox
        .desks()
        .wire()
        .faults()
        .add(
            new FaultRule(
                "*", "POST", "*", FaultKind.LOST_RESPONSE, 1, 0, Duration.ZERO, Duration.ZERO, 2));

    tell("104", "Engineering", LifecycleStage.ACTIVE, 1);

    await()
        .atMost(SOON)
        .until(() -> all("104", 1).stream().anyMatch(AppOutcome::getAllAppsSettled));
    assertThat(person("slack", "104").created()).isEqualTo(1);
    assertThat(person("atlassian", "104").created()).isEqualTo(1);
  }

  @Test
  void thePlanIsWhatWouldBeDoneAndDoesNothing() {
    tell("105", "Engineering", LifecycleStage.ACTIVE, 1);
    told("105", 1, 2);
    plan("105").body("plans.effects.flatten()", empty());

    tell("105", "Finance", LifecycleStage.ACTIVE, 2);
    told("105", 2, 2);

    plan("105")
        .body("plans.target", contains("jira", "slack"))
        .body("plans.decision", contains("no-change", "no-change"))
        .body("plans.effects.flatten()", empty());
  }

  @Test
  void aPersonThatNoAppKnowsIsAProblem() {
    given()
        .get("/v1/people/bamboo:nobody/plan")
        .then()
        .statusCode(404)
        .body("code", equalTo(ReasonCode.WORKER_UNKNOWN.code()));
    given()
        .get("/v1/people/nonsense/plan")
        .then()
        .statusCode(400)
        .body("code", equalTo(ReasonCode.PARAMETER_INVALID.code()));
  }

  @Test
  void theSameOutcomeTwiceChangesNothing() {
    tell("106", "Engineering", LifecycleStage.ACTIVE, 1);
    told("106", 1, 2);
    tell("106", "Engineering", LifecycleStage.ACTIVE, 1);
    tell("106", "Engineering", LifecycleStage.ACTIVE, 2);

    List<AppOutcome> told = told("106", 2, 2);

    assertThat(told).allMatch(o -> o.getStatus() == OutcomeStatus.UNCHANGED);
    assertThat(all("106", 1)).hasSize(2);
    assertThat(told).allMatch(o -> o.getVersion() == 2);
  }

  private static io.restassured.response.ValidatableResponse plan(String id) {
    return given().get("/v1/people/bamboo:" + id + "/plan").then().statusCode(200);
  }

  private static List<AppOutcome> told(String id, long directoryVersion, int count) {
    return outcomes.await(count, SOON, record -> isOf(record, id, directoryVersion)).stream()
        .map(ConsumerRecord::value)
        .toList();
  }

  private static List<AppOutcome> all(String id, long directoryVersion) {
    return outcomes.all().stream()
        .filter(record -> isOf(record, id, directoryVersion))
        .map(ConsumerRecord::value)
        .toList();
  }

  private static boolean isOf(
      ConsumerRecord<String, AppOutcome> record, String id, long directoryVersion) {
    return record.key().equals("bamboo:" + id)
        && record.value().getDirectoryVersion() == directoryVersion;
  }

  private ScimDesk.Person person(String app, String id) {
    return people(app, id).getFirst();
  }

  private List<ScimDesk.Person> people(String app, String id) {
    return sandbox.desks().apps().stream()
        .filter(desk -> desk.app().equals(app))
        .flatMap(desk -> desk.people().stream())
        .filter(person -> person.externalId().equals("bamboo:" + id))
        .toList();
  }

  private static void tell(String id, String department, LifecycleStage stage, long version) {
    String address = "p" + id + "@acme.example";
    CorporateIdentity identity =
        CorporateIdentity.newBuilder()
            .setSource("bamboo")
            .setWorkerId(id)
            .setFirstName("Anna")
            .setLastName("Berg")
            .setDisplayName("Anna Berg")
            .setDepartment(department)
            .setJobTitle("Engineer")
            .setWorkerType(WorkerType.EMPLOYEE)
            .build();
    DirectoryOutcome outcome =
        DirectoryOutcome.newBuilder()
            .setVersion(version)
            .setAdmittedVersion(version)
            .setStage(stage)
            .setStatus(OutcomeStatus.APPLIED)
            .setIdentity(identity)
            .setAccount(
                DirectoryAccount.newBuilder()
                    .setId("e" + id)
                    .setUserPrincipalName(address)
                    .setMail(address)
                    .setMailboxReady(true)
                    .setAccountEnabled(stage == LifecycleStage.ACTIVE)
                    .build())
            .setTimes(StageTimes.newBuilder().build())
            .build();
    writer.send(
        Topics.IDENTITY_DIRECTORY,
        "bamboo:" + id,
        outcome,
        Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", EventTypes.DIRECTORY_OUTCOME));
  }
}
