// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.usher.events.Topics;
import io.usher.events.v1.WorkerObserved;
import io.usher.testkit.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(IngestParts.class)
class WebhookIT {

  private static final String PATH = "/v1/sources/{source}/webhook";

  @Nullable Runnable cutDatabase;
  @Nullable Runnable freezeDatabase;
  @Nullable Runnable mendDatabase;

  /** The pool throws its dead connections away one by one. */
  @AfterEach
  void mend() {
    run(mendDatabase);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> IntStream.range(0, 15).allMatch(i -> databaseAnswers()));
  }

  private static boolean databaseAnswers() {
    return given().get("/v1/people/payroll:nobody").statusCode() < 500;
  }

  @Test
  void aHireIsToldOnTheTopicAndTheSameDeliveryAgainHasNoEffect() {
    String id = hire("Engineering");
    String now = seconds(Instant.now());
    String body = event("employee.created", id);

    send("bamboo", body, now, sign(body, now)).statusCode(200).body("status", equalTo("accepted"));
    send("bamboo", body, now, sign(body, now)).statusCode(200).body("status", equalTo("duplicate"));

    assertThat(observed(id, 1).getFirst().getWorker().getDepartment()).isEqualTo("Engineering");
    assertThat(observed(id, 1)).hasSize(1);
  }

  @Test
  void aChangeIsToldWithTheNextVersionAndTheWriteBackIsNot() {
    String id = hire("Engineering");
    accept(event("employee.created", id));
    observed(id, 1);

    update(id, "{\"workEmail\":\"" + id + "@acme.example\"}");
    accept(event("employee.updated", id));
    settled(id);
    update(id, "{\"department\":\"Sales\"}");
    accept(event("employee.updated", id));

    WorkerObserved second = observed(id, 2).getLast();
    assertThat(second.getVersion()).isEqualTo(2);
    assertThat(second.getChangedFields()).containsExactly("department");
    assertThat(second.getWorker().getWorkEmail()).isEqualTo(id + "@acme.example");
  }

  @Test
  void aBodyWithFieldValuesIsOnlyAHint() {
    String id = hire("Engineering");

    accept("{\"employees\":[{\"id\":\"" + id + "\",\"fields\":{\"department\":\"Evil\"}}]}");

    assertThat(observed(id, 1).getFirst().getWorker().getDepartment()).isEqualTo("Engineering");
  }

  @Test
  void aWorkerWhomHrDoesNotShowIsHeldForAnOwnerToSee() {
    String id = "999999";
    accept(event("employee.updated", id));

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                given()
                    .get("/v1/people/bamboo:" + id)
                    .then()
                    .statusCode(200)
                    .body(containsString("WORKER_UNKNOWN")));
  }

  @Test
  void aWrongOrMissingSignatureIsRefused() {
    String now = seconds(Instant.now());
    String body = event("employee.updated", "1");

    problem(send("bamboo", body, now, sign(body + "x", now)), 401, "SIGNATURE_INVALID");
    problem(
        given().contentType(ContentType.JSON).body(body).post(PATH, "bamboo").then(),
        401,
        "SIGNATURE_MISSING");
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("result=\"signature_invalid\",source=\"bamboo\""));
  }

  @Test
  void anOldTimestampIsRefused() {
    String old = seconds(Instant.now().minus(Duration.ofMinutes(6)));
    String body = event("employee.updated", "1");

    problem(send("bamboo", body, old, sign(body, old)), 401, "TIMESTAMP_OUTSIDE_WINDOW");
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    String now = seconds(Instant.now());
    String body = event("employee.updated", "1") + " ".repeat(256 * 1024);

    problem(send("bamboo", body, now, sign(body, now)), 413, "BODY_TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"type\":\"employee.updated\"}", "a=b"})
  void aGenuineBodyThatIsBrokenIsRefused(String body) {
    String now = seconds(Instant.now());

    problem(send("bamboo", body, now, sign(body, now)), 400, "BODY_MALFORMED");
  }

  @Test
  void anUnknownSourceAndASourceOfFilesAreRefused() {
    String now = seconds(Instant.now());
    String body = event("employee.updated", "1");

    problem(send("nobody", body, now, sign(body, now)), 404, "SOURCE_UNKNOWN");
    problem(send("payroll", body, now, sign(body, now)), 409, "SOURCE_WRONG_TYPE");
  }

  @Test
  void anEventAboutTheCompanyIsAcknowledgedAndLeft() {
    String now = seconds(Instant.now());
    String body = "{\"type\":\"company.updated\",\"data\":{\"companyId\":\"12345\"}}";

    send("bamboo", body, now, sign(body, now)).statusCode(200).body("status", equalTo("ignored"));
  }

  @Test
  void withoutTheDatabaseNothingIsAcknowledgedAndNothingIsLost() {
    String id = hire("Engineering");
    String now = seconds(Instant.now());
    String body = event("employee.created", id);

    run(cutDatabase);
    problem(send("bamboo", body, now, sign(body, now)), 503, "TEMPORARILY_UNAVAILABLE");
    run(mendDatabase);
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("usher_ingest_deliveries_total{result=\"failed\",source=\"bamboo\"}"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                send("bamboo", body, now, sign(body, now))
                    .statusCode(200)
                    .body("status", equalTo("accepted")));
    assertThat(observed(id, 1)).hasSize(1);
  }

  @Test
  void aDatabaseThatHangsIsAnsweredBeforeTheCallerGivesUp() {
    String id = hire("Engineering");
    String now = seconds(Instant.now());
    String body = event("employee.created", id);
    assertThat(atOnce()).containsOnly(404);

    run(freezeDatabase);
    assertTimeoutPreemptively(
        Duration.ofSeconds(40),
        () -> problem(send("bamboo", body, now, sign(body, now)), 503, "TEMPORARILY_UNAVAILABLE"));
    run(mendDatabase);

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                send("bamboo", body, now, sign(body, now))
                    .statusCode(200)
                    .body("status", equalTo("accepted")));
    assertThat(observed(id, 1)).hasSize(1);
  }

  /** Each connection that rested while the database was away is tried before it is used. */
  @Test
  void onceTheDatabaseIsBackNoRequestFindsADeadConnection() {
    assertThat(atOnce()).containsOnly(404);
    run(cutDatabase);
    Awaitility.await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
    run(mendDatabase);

    assertThat(atOnce()).containsOnly(404);
  }

  /** More requests at a time than the pool keeps connections for. */
  private static List<Integer> atOnce() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return IntStream.range(0, 24)
          .mapToObj(
              i ->
                  CompletableFuture.supplyAsync(
                      () -> given().get("/v1/people/payroll:nobody").statusCode(), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  @Test
  void aRequestThatTheFrameworkRefusesMakesNoTimeSeriesOfItsOwn() {
    given().get(PATH, "nosuchsource").then().statusCode(405);

    given().get("/q/metrics").then().body(not(containsString("nosuchsource")));
  }

  /** Two events of one second may look alike: both words mean that it was taken in. */
  private static void accept(String body) {
    String now = seconds(Instant.now());
    send("bamboo", body, now, sign(body, now))
        .statusCode(200)
        .body("status", oneOf("accepted", "duplicate"));
  }

  private static ValidatableResponse send(
      String source, String body, String timestamp, String signature) {
    return given()
        .header("X-BambooHR-Timestamp", timestamp)
        .header("X-BambooHR-Signature", signature)
        .contentType("application/json")
        .body(body.getBytes(UTF_8))
        .post(PATH, source)
        .then();
  }

  private static void problem(ValidatableResponse response, int status, String code) {
    response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("action", org.hamcrest.Matchers.not(equalTo("")));
  }

  /** HR gives the id; the answer names it in its Location. */
  private static String hire(String department) {
    String location =
        given()
            .auth()
            .preemptive()
            .basic(IngestParts.API_KEY, "x")
            .contentType(ContentType.JSON)
            .body(
                "{\"firstName\":\"Ada\",\"lastName\":\"L\",\"department\":\"" + department + "\"}")
            .post(System.getProperty(IngestParts.BAMBOO_URL) + "/employees")
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static void update(String id, String fields) {
    given()
        .auth()
        .preemptive()
        .basic(IngestParts.API_KEY, "x")
        .contentType(ContentType.JSON)
        .body(fields)
        .post(System.getProperty(IngestParts.BAMBOO_URL) + "/employees/" + id)
        .then()
        .statusCode(200);
  }

  private static void settled(String id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> given().get("/v1/people/bamboo:" + id).then().body(containsString("DONE")));
  }

  private static List<WorkerObserved> observed(String id, int atLeast) {
    try (TopicReader<WorkerObserved> reader =
        TopicReader.of(Topics.HR_WORKERS, WorkerObserved.class)) {
      return reader
          .await(atLeast, Duration.ofSeconds(30), record -> record.key().equals("bamboo:" + id))
          .stream()
          .map(ConsumerRecord::value)
          .toList();
    }
  }

  private static String event(String type, String id) {
    return "{\"type\":\"" + type + "\",\"data\":{\"employeeId\":\"" + id + "\"}}";
  }

  private static String seconds(Instant time) {
    return Long.toString(time.getEpochSecond());
  }

  private static String sign(String body, String timestamp) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(TestCompany.SECRET.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal((body + timestamp).getBytes(UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void run(@Nullable Runnable action) {
    if (action != null) {
      action.run();
    }
  }
}
