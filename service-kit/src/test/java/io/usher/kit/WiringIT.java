// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usher.events.Topics;
import io.usher.events.v1.IdentityHeld;
import io.usher.kit.app.Facts;
import io.usher.kit.db.Database;
import io.usher.kit.db.DatabaseException;
import io.usher.testkit.ServiceParts;
import io.usher.testkit.TopicReader;
import io.usher.testkit.TopicWriter;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.util.Throwables;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The kit inside a real Quarkus application. */
@QuarkusTest
@QuarkusTestResource(ServiceParts.class)
class WiringIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final Database database;

  @Inject
  WiringIT(Database database) {
    this.database = database;
  }

  @Test
  void aFactFromKafkaBecomesALaneAndAnEvent() {
    // Given
    String key = "bamboo:" + System.nanoTime();

    // When
    try (TopicWriter writer = TopicWriter.create()) {
      writer.send(Topics.HR_WORKERS, key, Facts.worker(key, 7), Map.of("ce_id", key + "-7"));
    }

    // Then
    await().atMost(SOON).untilAsserted(() -> assertDone(key));
    try (TopicReader<IdentityHeld> reader =
        TopicReader.of(Topics.IDENTITY_HELD, IdentityHeld.class)) {
      ConsumerRecord<String, IdentityHeld> event =
          reader.await(1, SOON, record -> record.key().equals(key)).getFirst();
      assertThat(event.value().getVersion()).isEqualTo(7);
      assertThat(header(event, "ce_type")).isEqualTo("io.usher.test");
      assertThat(header(event, "ce_source")).isEqualTo("/usher/kit-test");
      assertThat(header(event, "content-type")).isEqualTo("application/vnd.apache.avro");
    }
  }

  @Test
  void aHeldLaneTellsWhyAndCanBeRetried() {
    String key = "refused:" + System.nanoTime();
    try (TopicWriter writer = TopicWriter.create()) {
      writer.send(Topics.HR_WORKERS, key, Facts.worker(key, 1), Map.of("ce_id", key));
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .get("/v1/people/{key}", key)
                    .then()
                    .statusCode(200)
                    .body("lanes[0].state", equalTo("HELD"))
                    .body("lanes[0].reasons[0].code", equalTo("TARGET_REFUSED"))
                    .body("lanes[0].updatedAt", containsString("Z")));
    given().post("/v1/people/{key}/retry?target=echo", key).then().statusCode(200);
    given().post("/v1/people/{key}/retry?target=other", key).then().statusCode(404);
  }

  /** What is logged of a failed statement is its chain of messages. */
  @Test
  void aFailedStatementTellsNoValues() {
    assertThatThrownBy(
            () ->
                database.query(
                    "SELECT ?::jsonb",
                    s -> s.setString(1, "{\"name\":\"Grace\\u0000\"}"),
                    row -> row.getString(1)))
        .isInstanceOf(DatabaseException.class)
        .satisfies(
            failure -> {
              StringWriter told = new StringWriter();
              failure.printStackTrace(new PrintWriter(told));
              assertThat(told.toString()).contains("PSQLException").doesNotContain("Grace");
            });
  }

  @Test
  void badRequestsGetProblems() {
    given()
        .get("/v1/people/bamboo:nobody")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("WORKER_UNKNOWN"))
        .body("type", equalTo("urn:usher:problem:worker-unknown"));
    given()
        .get("/v1/people/nokey")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("PARAMETER_INVALID"));
    given()
        .contentType("application/json")
        .body("{\"number\": ")
        .post("/test/echo")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("BODY_MALFORMED"));
    given()
        .contentType("application/json")
        .body("{\"number\": \"x\"}")
        .post("/test/echo")
        .then()
        .statusCode(400)
        .body("code", equalTo("BODY_MALFORMED"));
    given().get("/nowhere").then().statusCode(404).contentType("application/problem+json");
    given()
        .get("/test/bug")
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .body("code", equalTo("INTERNAL_ERROR"))
        .body(org.hamcrest.Matchers.not(containsString("at io.usher")));
  }

  @Test
  void healthMetricsAndDescriptionAreThere() {
    given()
        .get("/q/health")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("work engine"))
        .body("checks.name", hasItem("lanes and outbox"));
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("usher_lanes_claims_total"))
        .body(containsString("usher_outbox_backlog"));
    given().get("/q/openapi").then().statusCode(200).body(containsString("/v1/people/{key}"));
  }

  @Test
  void nothingIsEverWrittenWithoutAllReplicas() {
    assertThat(setting("acks")).isEqualTo("all");
    assertThat(setting("enable.idempotence")).isEqualTo("true");
    assertThat(setting("auto.offset.reset")).isEqualTo("earliest");
    assertThat(setting("batch")).isEqualTo("true");
  }

  @Test
  void noValueOfARowStandsInAnException() {
    try {
      database.update("CREATE TABLE named (name text PRIMARY KEY)", s -> {});
      insert("anna.lee@acme.example");

      assertThatThrownBy(() -> insert("anna.lee@acme.example"))
          .isInstanceOf(DatabaseException.class)
          .satisfies(
              thrown -> assertThat(Throwables.getStackTrace(thrown)).doesNotContain("anna.lee"));
    } finally {
      database.update("DROP TABLE IF EXISTS named", s -> {});
    }
  }

  private void insert(String name) {
    int inserted = database.update("INSERT INTO named VALUES (?)", s -> s.setString(1, name));
    assertThat(inserted).isEqualTo(1);
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig()
        .getValue("mp.messaging.connector.smallrye-kafka." + name, String.class);
  }

  private static void assertDone(String key) {
    given()
        .get("/v1/people/{key}", key)
        .then()
        .statusCode(200)
        .body("lanes[0].state", equalTo("DONE"))
        .body("lanes[0].appliedVersion", equalTo(7));
  }

  private static String header(ConsumerRecord<?, ?> event, String name) {
    return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
