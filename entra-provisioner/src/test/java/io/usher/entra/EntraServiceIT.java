// SPDX-License-Identifier: Apache-2.0
package io.usher.entra;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.entra.fake.People;
import io.usher.entra.fake.Tenant;
import io.usher.events.EventTypes;
import io.usher.events.Topics;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.events.v1.OutcomeStatus;
import io.usher.kit.event.EventCodec;
import io.usher.testkit.ServiceParts;
import io.usher.testkit.TopicWriter;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The service on real Kafka, PostgreSQL and registry, with a simulated tenant. */
@QuarkusTest
@QuarkusTestResource(ServiceParts.class)
@QuarkusTestResource(SandboxTenant.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EntraServiceIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @SuppressWarnings("NullAway.Init") // Opened before all tests.
  private static TopicWriter writer;

  @SuppressWarnings("NullAway.Init") // Opened before all tests.
  private static OutcomeReader outcomes;

  @BeforeAll
  static void open() {
    writer = TopicWriter.create();
    outcomes = new OutcomeReader(CDI.current().select(EventCodec.class).get());
  }

  @AfterAll
  static void close() {
    writer.close();
    outcomes.close();
  }

  @Test
  @Order(1)
  void aJoinerWithALateManagerBecomesReadyAndIsLinked() {
    admit(People.ada(), LifecycleStage.ACTIVE, 1);
    DirectoryOutcome ready = told("17", outcome -> outcome.getAccount().getMailboxReady());
    assertThat(ready.getAccount().getMail()).isEqualTo("ada.lovelace@acme-de.example");
    assertThat(ready.getTimes().getMailboxReadyAt()).isNotNull();

    admit(People.grace(), LifecycleStage.ACTIVE, 1);
    DirectoryOutcome linked =
        told(
            "17",
            outcome ->
                outcome.getEffects().stream()
                    .anyMatch(effect -> effect.getOperation().equals("set-manager")));
    assertThat(linked.getReasons()).isEmpty();
  }

  @Test
  @Order(2)
  void thePlanOfSomebodyDoneIsEmptyAndTheLaneIsShown() {
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .get("/v1/people/bamboo:17/plan")
                    .then()
                    .statusCode(200)
                    .body("plans.target", contains("entra"))
                    .body("plans.decision", contains("no-change"))
                    .body("plans.effects.flatten()", empty())
                    .body("plans.stage", contains("ACTIVE")));
    given().get("/v1/people/bamboo:17").then().statusCode(200);
  }

  @Test
  @Order(3)
  void aLeaverIsToldAsClosedOnlyWhenProved() {
    admit(People.ada(), LifecycleStage.LEAVER, 2);

    DirectoryOutcome closed = told("17", outcome -> outcome.getAccount().getClosedVerified());

    assertThat(closed.getStatus()).isIn(OutcomeStatus.APPLIED, OutcomeStatus.UNCHANGED);
    assertThat(closed.getAccount().getAccountEnabled()).isFalse();
    assertThat(closed.getAccount().getGroups()).isEmpty();
  }

  @Test
  @Order(4)
  void aPersonNobodyKnowsAndAKeyThatIsNoneAreRefusedClearly() {
    given()
        .get("/v1/people/bamboo:404/plan")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("WORKER_UNKNOWN"));
    given()
        .get("/v1/people/nonsense/plan")
        .then()
        .statusCode(400)
        .body("code", equalTo("PARAMETER_INVALID"));
  }

  @Test
  @Order(5)
  void whoComesBackWouldBeOpenedAgain() {
    // A plan is made from the newest admission: of a leaver it is empty.
    given()
        .get("/v1/people/bamboo:17/plan")
        .then()
        .statusCode(200)
        .body("plans.effects.flatten()", empty())
        .body("plans.stage", contains("LEAVER"));
    admit(People.ada(), LifecycleStage.ACTIVE, 3);
    told(
        "17",
        outcome -> outcome.getAdmittedVersion() == 3 && outcome.getAccount().getAccountEnabled());
    given().get("/q/health").then().statusCode(200).body("checks.status", hasItem("UP"));
  }

  private static void admit(Worker worker, LifecycleStage stage, long version) {
    writer.send(
        Topics.IDENTITY_ADMITTED,
        worker.key().toString(),
        Tenant.admitted(worker, stage, version),
        Map.of(
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_type",
            EventTypes.IDENTITY_ADMITTED,
            "ce_source",
            "/test"));
  }

  private static DirectoryOutcome told(String workerId, Predicate<DirectoryOutcome> fits) {
    return Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                outcomes.find(
                    outcome ->
                        outcome.getIdentity().getWorkerId().equals(workerId)
                            && outcome.getAccount() != null
                            && fits.test(outcome)),
            Optional::isPresent)
        .orElseThrow();
  }
}
