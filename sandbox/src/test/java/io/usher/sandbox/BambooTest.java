// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.usher.sandbox.Caller.Answer;
import io.usher.sandbox.bamboo.BambooSettings;
import io.usher.sandbox.bamboo.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BambooTest {
  private Sandbox sandbox;
  private Caller bamboo;
  private Caller admin;

  @BeforeEach
  void start() {
    sandbox =
        Sandbox.start(
            Prompt.options()
                .withBamboo(
                    new BambooSettings(Duration.ofMillis(20), Set.of("dateOfBirth"), false)));
    bamboo = Caller.bamboo(sandbox);
    admin = Caller.admin(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String hire(String fields) {
    return admin.post("/bamboo/employees", "{'fields':" + fields + "}").text("/id");
  }

  @Test
  void anEmptyFieldIsNullAndAForbiddenOneIsAbsent() {
    String id = hire("{'firstName':'Ada','lastName':'Byron','dateOfBirth':'1990-01-01'}");

    Answer answer =
        bamboo.get("/employees/" + id + "?fields=firstName,workEmail,dateOfBirth,displayName");

    assertThat(answer.text("/displayName")).isEqualTo("Ada Byron");
    assertThat(answer.body().has("workEmail")).isTrue();
    assertThat(answer.body().path("workEmail").isNull()).isTrue();
    assertThat(answer.body().has("dateOfBirth")).isFalse();
  }

  @Test
  void writingBackAnswersWithNothingAndIsCounted() {
    String id = hire("{'firstName':'Ada','lastName':'Byron'}");

    Answer answer = bamboo.post("/employees/" + id, "{'workEmail':'ada@acme.example'}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().isNull()).isTrue();
    Answer people = admin.get("/people?key=" + id);
    assertThat(people.text("/people/0/hr/workEmail")).isEqualTo("ada@acme.example");
    assertThat(people.body().at("/people/0/hr/writeBacks").asInt()).isOne();
  }

  @Test
  void badWritesAreRefused() {
    String ada = hire("{'firstName':'Ada','lastName':'Byron','workEmail':'ada@acme.example'}");
    String bob = hire("{'firstName':'Bob','lastName':'Bell'}");

    assertThat(bamboo.post("/employees/" + bob, "{'workEmail':'ADA@acme.example'}").status())
        .isEqualTo(409);
    assertThat(bamboo.post("/employees/" + ada, "{'dateOfBirth':'1990-01-01'}").status())
        .isEqualTo(403);
    assertThat(bamboo.post("/employees/" + ada, "broken").status()).isEqualTo(400);
    Answer unknown = bamboo.post("/employees/9", "{'workEmail':'x@acme.example'}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.header("X-BambooHR-Error-Message")).isNotEmpty();
  }

  @Test
  void aWorkEmailThatWasGivenUpIsFreeAgainAndTheNewOneIsTaken() {
    String ada = hire("{'firstName':'Ada','lastName':'Byron','workEmail':'ada@acme.example'}");
    String bob = hire("{'firstName':'Bob','lastName':'Bell'}");
    bamboo.post("/employees/" + ada, "{'workEmail':'byron@acme.example'}");

    assertThat(bamboo.post("/employees/" + bob, "{'workEmail':'byron@acme.example'}").status())
        .isEqualTo(409);
    assertThat(bamboo.post("/employees/" + bob, "{'workEmail':'ada@acme.example'}").status())
        .isEqualTo(200);
  }

  @Test
  void anEmployeeCanBeCreatedThroughTheApi() {
    Answer made = bamboo.post("/employees", "{'firstName':'Ada','lastName':'Byron'}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).contains("/bamboo/api/v1/employees/");
    assertThat(bamboo.post("/employees", "{'firstName':'Ada'}").status()).isEqualTo(400);
  }

  @Test
  void theChangeFeedNamesWhoChangedAndHow() {
    String id = hire("{'firstName':'Ada','lastName':'Byron'}");

    Answer all = bamboo.get("/employees/changed?since=2020-01-01T00:00:00Z");
    Answer deleted = bamboo.get("/employees/changed?since=2020-01-01T00:00:00Z&type=deleted");

    assertThat(all.text("/employees/" + id + "/action")).isEqualTo("Inserted");
    assertThat(deleted.body().at("/employees")).isEmpty();
    assertThat(bamboo.get("/employees/changed").status()).isEqualTo(400);
  }

  @Test
  void aRowOfALaterDayIsNotCurrent() {
    String id = hire("{'firstName':'Ada','lastName':'Byron','jobTitle':'Engineer'}");
    admin.post(
        "/bamboo/employees/" + id, "{'fields':{'jobTitle':'Lead'},'effective':'2999-01-01'}");

    String employee = "/employees/" + id + "?fields=jobTitle";
    assertThat(bamboo.get(employee).text("/jobTitle")).isEqualTo("Engineer");
    assertThat(bamboo.get(employee + "&onlyCurrent=false").text("/jobTitle")).isEqualTo("Lead");
  }

  @Test
  void theListIsPaged() {
    admin.post(
        "/bamboo/employees",
        "{'webhook':false,'employees':[{'firstName':'A','lastName':'A'},{'firstName':'B','lastName':'B'}]}");

    Answer first = bamboo.get("/employees?page%5Blimit%5D=1");

    assertThat(first.body().at("/data")).hasSize(1);
    assertThat(
            bamboo
                .get(
                    "/employees?page%5Blimit%5D=1&page%5Bafter%5D="
                        + first.text("/meta/page/nextCursor"))
                .text("/data/0/firstName"))
        .isEqualTo("B");
  }

  @Test
  void theSignatureFollowsTheVendorsRecipe() {
    String body =
        "{\"type\":\"employee.updated\",\"timestamp\":\"2026-01-31T18:42:00+0000\",\"data\":"
            + "{\"companyId\":\"12345\",\"employeeId\":\"67890\",\"changedFields\":[\"firstName\"]}}";

    assertThat(Signature.of(body.getBytes(StandardCharsets.UTF_8), "1658248023", "test-secret"))
        .isEqualTo("f28a93270f7cfc4b97f7c7c693fc7b153f9b1da8ac07324896ec7347988aac01");
  }

  @Test
  void aHireIsToldByTwoSignedWebhooksAndRepeatedAfterA500() throws Exception {
    try (Receiver receiver = Receiver.answering(500, 200, 200)) {
      Answer registered =
          bamboo.post(
              "/webhooks",
              "{'name':'usher','format':'json','url':'%s','monitorFields':['firstName'],"
                      .formatted(receiver.url())
                  + "'events':['employee.created','employee.updated']}");
      assertThat(registered.status()).isEqualTo(201);

      hire("{'firstName':'Ada','lastName':'Byron'}");

      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(receiver.received()).hasSize(3));
      String key = registered.text("/privateKey");
      List<Receiver.Delivery> deliveries = receiver.received();
      assertThat(deliveries)
          .allSatisfy(
              one ->
                  assertThat(one.signature())
                      .isEqualTo(Signature.of(one.body(), one.timestamp(), key)));
      assertThat(deliveries)
          .extracting(one -> new String(one.body(), StandardCharsets.UTF_8))
          .anySatisfy(body -> assertThat(body).contains("employee.created"))
          .anySatisfy(body -> assertThat(body).contains("employee.updated", "changedFields"));
      String log = "/webhooks/" + registered.text("/id") + "/log";
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(
              () ->
                  assertThat(bamboo.get(log).body())
                      .hasSize(2)
                      .allMatch(one -> one.path("statusCode").asInt() == 200));
    }
  }

  @Test
  void aRefusedWebhookIsNotRepeated() throws Exception {
    try (Receiver receiver = Receiver.answering(401)) {
      admin.post(
          "/bamboo/webhooks", "{'url':'" + receiver.url() + "','events':['employee.deleted']}");
      String id = hire("{'firstName':'Ada','lastName':'Byron'}");

      admin.delete("/bamboo/employees/" + id);

      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(
              () ->
                  assertThat(admin.get("/bamboo/webhooks").body().path("pending").asInt())
                      .isZero());
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void aWebhookMustBeSafeAndComplete() {
    assertThat(
            bamboo
                .post(
                    "/webhooks",
                    "{'name':'x','format':'json','url':'http://example.org','events':['employee.created']}")
                .status())
        .isEqualTo(400);
    assertThat(
            bamboo
                .post(
                    "/webhooks",
                    "{'name':'x','format':'json','url':'https://a.example','events':['employee.updated']}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void aTerminationSetsStatusAndDate() {
    String id = hire("{'firstName':'Ada','lastName':'Byron'}");

    admin.post("/bamboo/employees/" + id + "/terminate", "{'terminationDate':'2026-01-31'}");

    Answer answer = bamboo.get("/employees/" + id + "?fields=status,terminationDate");
    assertThat(answer.text("/status")).isEqualTo("Inactive");
    assertThat(answer.text("/terminationDate")).isEqualTo("2026-01-31");
  }
}
