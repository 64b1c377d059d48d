// SPDX-License-Identifier: Apache-2.0
package io.usher.validation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.usher.core.EmploymentStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.core.WorkerType;
import io.usher.events.Topics;
import io.usher.events.mapping.WorkerRecords;
import io.usher.events.v1.HeldStatus;
import io.usher.events.v1.IdentityAdmitted;
import io.usher.events.v1.IdentityHeld;
import io.usher.events.v1.LifecycleStage;
import io.usher.events.v1.SeenBy;
import io.usher.events.v1.WorkerObserved;
import io.usher.testkit.ServiceParts;
import io.usher.testkit.TopicReader;
import io.usher.testkit.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service with real Kafka, PostgreSQL and registry: facts in, events and the API out. */
@QuarkusTest
@QuarkusTestResource(
    value = ServiceParts.class,
    initArgs = {
      @ResourceArg(name = "company", value = "validation-service/src/test/resources/company"),
      @ResourceArg(name = "quarkus.http.test-port", value = "0")
    })
class ValidationIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String GRACE = "grace@acme.example";

  private static TopicWriter writer;
  private static TopicReader<IdentityAdmitted> admitted;
  private static TopicReader<IdentityHeld> held;

  @BeforeAll
  static void open() {
    writer = TopicWriter.create();
    admitted = TopicReader.of(Topics.IDENTITY_ADMITTED, IdentityAdmitted.class);
    held = TopicReader.of(Topics.IDENTITY_HELD, IdentityHeld.class);
  }

  @AfterAll
  static void close() {
    writer.close();
    admitted.close();
    held.close();
  }

  @Test
  void aGoodHireIsAdmitted() {
    observe(engineer("100").put(WorkerField.COUNTRY_CODE, "Germany").build(), 1);

    IdentityAdmitted event = admissions("bamboo:100", 1).get(0);

    assertThat(event.getStage()).isEqualTo(LifecycleStage.ACTIVE);
    assertThat(event.getVersion()).isEqualTo(1);
    assertThat(event.getWorker().getCountryCode()).isEqualTo("DE");
    assertThat(event.getWorker().getZone()).isEqualTo("Europe/Berlin");
    assertThat(event.getCorrections())
        .anySatisfy(it -> assertThat(it.getRule()).isEqualTo("country-code"));
    assertThat(event.getTimes().getAdmittedAt()).isNotNull();
  }

  @Test
  void aHeldRecordIsShownCorrectedAndAdmitted() {
    observe(engineer("200").put(WorkerField.DEPARTMENT, "Enginering").build(), 1);
    assertThat(holds("bamboo:200", 1).get(0).getStatus()).isEqualTo(HeldStatus.HELD);

    given()
        .get("/v1/held?source=bamboo&code=DEPARTMENT_UNKNOWN&limit=500")
        .then()
        .statusCode(200)
        .body("items.key", hasItem("bamboo:200"));
    given().get("/v1/held?code=NAME_MOJIBAKE").then().body("items.key", not(hasItem("bamboo:200")));
    given()
        .get("/v1/held/bamboo:200")
        .then()
        .statusCode(200)
        .body("findings.code", contains("DEPARTMENT_UNKNOWN"))
        .body("values.department", equalTo("Enginering"));
    Map<String, Object> correction =
        Map.of("by", GRACE, "reason", "typo", "fields", Map.of("department", "Engineering"));
    post("/v1/held/bamboo:200/correct", correction, 202);

    assertThat(admissions("bamboo:200", 1).get(0).getWorker().getDepartment())
        .isEqualTo("Engineering");
    IdentityHeld released = holds("bamboo:200", 2).get(1);
    assertThat(released.getStatus()).isEqualTo(HeldStatus.RELEASED);
    assertThat(released.getBy()).isEqualTo(GRACE);
    given()
        .get("/v1/held/bamboo:200")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("NOT_HELD"))
        .body("action", notNullValue());
    // The same again is done already; another one has nothing to act on.
    post("/v1/held/bamboo:200/correct", correction, 202);
    post("/v1/held/bamboo:200/release", Map.of("by", GRACE, "reason", "x"), 409);
  }

  @Test
  void aFindingIsReleasedAndHrsNewValueIsJudgedAnew() {
    observe(engineer("300").put(WorkerField.LAST_NAME, "Smith2").build(), 1);
    holds("bamboo:300", 1);
    Map<String, Object> release =
        Map.of("by", GRACE, "reason", "it is so", "codes", List.of("NAME_HAS_DIGITS_OR_SYMBOLS"));

    post("/v1/held/bamboo:300/release", release, 202);

    assertThat(admissions("bamboo:300", 1).get(0).getWorker().getLastName()).isEqualTo("Smith2");
    observe(engineer("300").put(WorkerField.LAST_NAME, "Smith3").build(), 2);
    assertThat(holds("bamboo:300", 3).get(2).getStatus()).isEqualTo(HeldStatus.HELD);
  }

  @Test
  void aMovedPersonAndALeaverAreAdmittedAgain() {
    observe(engineer("400").build(), 1);
    admissions("bamboo:400", 1);
    observe(engineer("400").put(WorkerField.DEPARTMENT, "People").build(), 2);
    admissions("bamboo:400", 2);
    observe(
        engineer("400")
            .put(WorkerField.DEPARTMENT, "People")
            .put(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.INACTIVE)
            .build(),
        3);

    IdentityAdmitted leaver = admissions("bamboo:400", 3).get(2);

    assertThat(leaver.getStage()).isEqualTo(LifecycleStage.LEAVER);
    assertThat(leaver.getUrgent()).isTrue();
    assertThat(leaver.getSignInBlocked()).isTrue();
    assertThat(leaver.getVersion()).isEqualTo(3);
  }

  @Test
  void theBrakeHoldsTheFourthLeaverOfTheHour() {
    for (int i = 0; i < 4; i++) {
      observe(payroll("50" + i, EmploymentStatus.ACTIVE), 1);
      admissions("payroll:50" + i, 1);
    }
    for (int i = 0; i < 3; i++) {
      observe(payroll("50" + i, EmploymentStatus.INACTIVE), 2);
      admissions("payroll:50" + i, 2);
    }

    observe(payroll("503", EmploymentStatus.INACTIVE), 2);

    IdentityHeld event = holds("payroll:503", 1).get(0);
    assertThat(event.getFindings()).extracting(it -> it.getCode()).containsExactly("BRAKE_LEAVERS");
    post("/v1/held/payroll:503/release", Map.of("by", GRACE, "reason", "they are real"), 202);
    assertThat(admissions("payroll:503", 2).get(1).getStage()).isEqualTo(LifecycleStage.LEAVER);
  }

  @Test
  void theLastDayGoesBeforeAnyImportWhenItComes() {
    LocalDate end = LocalDate.now(ZoneOffset.UTC).plusDays(60);
    observe(engineer("650").put(WorkerField.END_DATE, end).build(), 1);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .get("/v1/people/bamboo:650")
                    .then()
                    .statusCode(200)
                    .body("lanes[0].state", equalTo("WAITING"))
                    .body("lanes[0].urgency", equalTo("LEAVER")));
  }

  @Test
  void aFutureHireWaitsForTheirDay() {
    LocalDate start = LocalDate.now(ZoneOffset.UTC).plusDays(60);
    observe(engineer("600").put(WorkerField.START_DATE, start).build(), 1);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .get("/v1/people/bamboo:600")
                    .then()
                    .statusCode(200)
                    .body("lanes[0].state", equalTo("WAITING"))
                    .body("lanes[0].reasons[0].code", equalTo("NOT_YET_DUE")));
    assertThat(admitted.all()).noneMatch(it -> it.key().equals("bamboo:600"));
  }

  @Test
  void badRequestsAreProblems() {
    given()
        .get("/v1/held/bamboo:nobody")
        .then()
        .statusCode(404)
        .body("code", equalTo("WORKER_UNKNOWN"));
    isInvalid("/v1/held/nonsense");
    isInvalid("/v1/held?code=NO_SUCH");
    isInvalid("/v1/held?limit=0");
    isInvalid("/v1/held?limit=many");
    isInvalid("/v1/held?after=%00");
    post("/v1/held/bamboo:nobody/release", Map.of("by", GRACE, "reason", "x"), 404);
    post("/v1/held/bamboo:nobody/release", Map.of("by", " ", "reason", "x"), 400);
    post("/v1/held/bamboo:nobody/correct", Map.of("by", GRACE, "reason", "x"), 400);
    given()
        .contentType(ContentType.JSON)
        .body("{ broken")
        .post("/v1/held/bamboo:nobody/release")
        .then()
        .statusCode(400)
        .body("code", equalTo("BODY_MALFORMED"));
  }

  private static void isInvalid(String path) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(400)
        .body("code", equalTo("PARAMETER_INVALID"));
  }

  @Test
  void whatCannotBeCorrectedOrReleasedIsRefused() {
    observe(engineer("700").put(WorkerField.COUNTRY_CODE, "Atlantis").build(), 1);
    holds("bamboo:700", 1);

    post("/v1/held/bamboo:700/release", Map.of("by", GRACE, "reason", "x"), 400);
    post(
        "/v1/held/bamboo:700/release",
        Map.of("by", GRACE, "reason", "x", "codes", List.of("NAME_MOJIBAKE")),
        400);
    post(
        "/v1/held/bamboo:700/correct",
        Map.of("by", GRACE, "reason", "x", "fields", Map.of("startDate", "soon")),
        400);
    post(
        "/v1/held/bamboo:700/correct",
        Map.of("by", GRACE, "reason", "x", "fields", Map.of("shoeSize", "38")),
        400);
    post(
        "/v1/held/bamboo:700/correct",
        Map.of("by", GRACE, "reason", "x", "fields", Map.of("zone", "Berlin")),
        400);
    post(
        "/v1/held/bamboo:700/correct",
        Map.of("by", GRACE, "reason", "x".repeat(1001), "fields", Map.of("lastName", "Byron")),
        400);
  }

  /** Without codes all findings are let go, so a misspelt or empty list must not count as none. */
  @Test
  void aReleaseThatMayHaveMeantLessLetsNothingGo() {
    observe(engineer("710").put(WorkerField.DEPARTMENT, "Enginering").build(), 1);
    holds("bamboo:710", 1);
    String release = "/v1/held/bamboo:710/release";

    post(release, Map.of("by", GRACE, "reason", "x", "codes", List.of()), 400);
    post(release, Map.of("by", GRACE, "reason", "x", "code", List.of("DEPARTMENT_UNKNOWN")), 400);

    given().get("/v1/held/bamboo:710").then().statusCode(200);
  }

  private static void post(String path, Map<String, Object> body, int status) {
    given().contentType(ContentType.JSON).body(body).post(path).then().statusCode(status);
  }

  private static Worker.Builder engineer(String id) {
    return Worker.of(new WorkerKey("bamboo", id))
        .put(WorkerField.FIRST_NAME, "Ada")
        .put(WorkerField.LAST_NAME, "Lovelace")
        .put(WorkerField.DEPARTMENT, "Engineering")
        .put(WorkerField.LOCATION, "Berlin")
        .put(WorkerField.COUNTRY_CODE, "DE")
        .put(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.ACTIVE)
        .put(WorkerField.WORKER_TYPE, WorkerType.EMPLOYEE)
        .put(WorkerField.START_DATE, LocalDate.of(2026, 3, 1));
  }

  private static Worker payroll(String id, EmploymentStatus status) {
    return Worker.of(new WorkerKey("payroll", id))
        .put(WorkerField.FIRST_NAME, "Alan")
        .put(WorkerField.LAST_NAME, "Turing")
        .put(WorkerField.LOCATION, "Berlin")
        .put(WorkerField.COUNTRY_CODE, "DE")
        .put(WorkerField.START_DATE, LocalDate.of(2026, 3, 1))
        .put(WorkerField.EMPLOYMENT_STATUS, status)
        .build();
  }

  private static void observe(Worker worker, long version) {
    WorkerObserved observed =
        WorkerObserved.newBuilder()
            .setVersion(version)
            .setObservedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
            .setSeenBy(SeenBy.WEBHOOK)
            .setWorker(WorkerRecords.toAvro(worker))
            .setAbsentFields(WorkerRecords.absentFields(worker))
            .build();
    String key = worker.key().toString();
    writer.send(Topics.HR_WORKERS, key, observed, Map.of("ce_id", key + "/" + version));
  }

  private static List<IdentityAdmitted> admissions(String key, int count) {
    return admitted.await(count, SOON, it -> it.key().equals(key)).stream()
        .map(it -> it.value())
        .toList();
  }

  private static List<IdentityHeld> holds(String key, int count) {
    return held.await(count, SOON, it -> it.key().equals(key)).stream()
        .map(it -> it.value())
        .toList();
  }
}
