// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.usher.events.Topics;
import io.usher.events.v1.SeenBy;
import io.usher.events.v1.WorkerObserved;
import io.usher.testkit.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(IngestParts.class)
class ImportIT {

  private static final String PATH = "/v1/sources/{source}/imports";
  private static final String HEADER =
      "Employee ID;First name;Last name;Department;Country;Start\n";

  @Nullable Runnable cutDatabase;
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
  void aFileIsTakenInAndTheSameFileAgainHasNoEffect() {
    String file = HEADER + row("a1", "Sales") + row("a2", "Sales");

    String id =
        upload(file)
            .statusCode(200)
            .body("counts.new", equalTo(2))
            .body("repeated", equalTo(false))
            .body("rows[0].verdict", equalTo("NEW"))
            .body("rows[0].line", equalTo(2))
            .extract()
            .path("id");
    upload(file)
        .statusCode(200)
        .body("id", equalTo(id))
        .body("repeated", equalTo(true))
        .body("counts.new", equalTo(0))
        .body("counts.unchanged", equalTo(2));

    assertThat(observed("a1", 1)).hasSize(1);
    assertThat(observed("a1", 1).getFirst().getSeenBy()).isEqualTo(SeenBy.CSV_IMPORT);
    assertThat(observed("a1", 1).getFirst().getWorker().getCountryCode()).isEqualTo("DE");
    given()
        .get(PATH + "/{id}", "payroll", id)
        .then()
        .statusCode(200)
        .body("rows[1].line", equalTo(3));
  }

  @Test
  void onlyChangedRowsAreTold() {
    upload(HEADER + row("b1", "Sales") + row("b2", "Sales")).statusCode(200);

    upload(HEADER + row("b1", "Sales") + row("b2", "Support") + row("b3", "Sales"))
        .statusCode(200)
        .body("counts.new", equalTo(1))
        .body("counts.changed", equalTo(1))
        .body("counts.unchanged", equalTo(1));

    assertThat(observed("b2", 2).getLast().getChangedFields()).containsExactly("department");
    assertThat(observed("b1", 1)).hasSize(1);
  }

  @Test
  void aFileThatComesAgainAfterAnotherOneIsNews() {
    String monday = HEADER + row("c1", "Sales");
    upload(monday).statusCode(200);
    upload(HEADER + row("c1", "Support")).statusCode(200).body("counts.changed", equalTo(1));

    upload(monday)
        .statusCode(200)
        .body("repeated", equalTo(false))
        .body("counts.changed", equalTo(1));
    upload(monday).statusCode(200).body("repeated", equalTo(true));
    upload(monday, "again=true")
        .statusCode(200)
        .body("repeated", equalTo(false))
        .body("counts.unchanged", equalTo(1));

    assertThat(observed("c1", 3).getLast().getWorker().getDepartment()).isEqualTo("Sales");
  }

  @Test
  void aPersonWhoIsNotInAFileIsNoLeaver() {
    upload(HEADER + row("d1", "Sales") + row("d2", "Sales")).statusCode(200);
    upload(HEADER + row("d2", "Support")).statusCode(200);

    observed("d2", 2);
    assertThat(observed("d1", 1)).hasSize(1);
  }

  @Test
  void aMisspeltWishForADryRunImportsNothing() {
    String file = HEADER + row("misspelt1", "Sales");

    upload(file, "dry-run=yes").statusCode(400).body("code", equalTo("PARAMETER_INVALID"));
    upload(file, "dryrun=true").statusCode(400).body("code", equalTo("PARAMETER_INVALID"));

    upload(file).statusCode(200).body("repeated", equalTo(false)).body("counts.new", equalTo(1));
  }

  @Test
  void aDryRunTellsWhatEachRowWouldDoAndChangesNothing() {
    String file = HEADER + row("e1", "Sales");

    upload(file, "dry-run=true")
        .statusCode(200)
        .body("dryRun", equalTo(true))
        .body("id", nullValue())
        .body("counts.new", equalTo(1));
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("usher_ingest_uploads_total{result=\"dry_run\",source=\"payroll\"}"));
    upload(file).statusCode(200).body("repeated", equalTo(false)).body("counts.new", equalTo(1));
  }

  @Test
  void badRowsAreReportedAndTheOthersGoOn() {
    String file =
        HEADER
            + row("f1", "Sales")
            + "f2;Ada\n"
            + row("f3", "Sales")
            + row("f3", "Support")
            + "=f4;=1+1;Lovelace;Sales;Germany;\n";

    String id =
        upload(file)
            .statusCode(200)
            .body("counts.new", equalTo(1))
            .body("counts.refused", equalTo(4))
            .body("rows[1].code", equalTo("CSV_ROW_RAGGED"))
            .body("rows[2].code", equalTo("CSV_DUPLICATE_ID"))
            .body("rows[3].code", equalTo("CSV_DUPLICATE_ID"))
            .body("rows[4].code", equalTo("CSV_VALUE_INVALID"))
            .body("rows[4].column", equalTo("First name"))
            .body("rows[4].action", notNullValue())
            .extract()
            .path("id");

    String report =
        given()
            .get(PATH + "/{id}/report", "payroll", id)
            .then()
            .statusCode(200)
            .contentType("text/csv")
            .extract()
            .asString();
    assertThat(report.lines()).hasSize(5);
    assertThat(report).contains("\"'=f4\"").doesNotContain("1+1");
  }

  @Test
  void aFaultOfTheWholeFileIsRefusedAndChangesNothing() {
    problem(upload(""), 422, "CSV_EMPTY");
    problem(upload(HEADER), 422, "CSV_EMPTY");
    problem(upload("Employee ID;First name\n1;A\n"), 422, "CSV_HEADER");
    problem(upload(HEADER + row("g1", "Sales") + "g2;\"open;x;y;z;\n"), 422, "CSV_QUOTE");
    problem(
        upload((HEADER + row("g1", "Sales") + row("g2", "Ø")).getBytes(ISO_8859_1), ""),
        422,
        "CSV_ENCODING");

    upload(HEADER + row("g1", "Sales")).statusCode(200).body("counts.new", equalTo(1));
  }

  @Test
  void aFileOverTheLimitIsRefused() {
    problem(upload(HEADER + " ".repeat(20 * 1024 * 1024)), 413, "BODY_TOO_LARGE");
  }

  @Test
  void unknownNamesAreRefused() {
    String none = "5f0e1c52-0000-0000-0000-000000000000";
    problem(
        given().contentType("text/csv").body("x").post(PATH, "nobody").then(),
        404,
        "SOURCE_UNKNOWN");
    problem(
        given().contentType("text/csv").body("x").post(PATH, "bamboo").then(),
        409,
        "SOURCE_WRONG_TYPE");
    problem(given().get(PATH + "/{id}", "payroll", none).then(), 404, "IMPORT_UNKNOWN");
    problem(given().get(PATH + "/{id}/report", "payroll", "x").then(), 404, "IMPORT_UNKNOWN");
  }

  @Test
  void withoutTheDatabaseTheFileIsNotAcknowledged() {
    String file = HEADER + row("h1", "Sales");

    run(cutDatabase);
    problem(upload(file), 503, "TEMPORARILY_UNAVAILABLE");
    run(mendDatabase);

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> upload(file).statusCode(200).body("counts.new", equalTo(1)));
  }

  @Test
  void twoUploadsAtOnceFollowOneAnotherForEachWorker() {
    List<CompletableFuture<Integer>> uploads =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> upload(many("i", 300, "Dept" + i)).extract().statusCode()))
            .toList();
    assertThat(uploads.stream().map(CompletableFuture::join)).containsOnly(200);

    List<WorkerObserved> one = observed("i7", 2);
    assertThat(one.stream().map(WorkerObserved::getVersion)).containsExactly(1L, 2L);
    assertThat(one.stream().map(news -> news.getWorker().getDepartment()))
        .containsExactlyInAnyOrder("Dept0", "Dept1");
  }

  @Test
  void tenThousandRowsAreTakenInWithinAMinute() {
    long start = System.nanoTime();

    upload(many("k", 10_000, "Sales")).statusCode(200).body("counts.new", equalTo(10_000));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
  }

  private static String many(String prefix, int count, String department) {
    return HEADER
        + IntStream.range(0, count)
            .mapToObj(i -> row(prefix + i, department))
            .collect(Collectors.joining());
  }

  private static String row(String id, String department) {
    return id + ";Ada;Lovelace;" + department + ";Germany;01.02.2026\n";
  }

  private static ValidatableResponse upload(String file) {
    return upload(file, "");
  }

  private static ValidatableResponse upload(String file, String query) {
    return upload(file.getBytes(UTF_8), query);
  }

  private static ValidatableResponse upload(byte[] file, String query) {
    return given()
        .contentType("text/csv")
        .body(file)
        .post(PATH + (query.isEmpty() ? "" : "?" + query), "payroll")
        .then();
  }

  private static void problem(ValidatableResponse response, int status, String code) {
    response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("action", notNullValue());
  }

  private static List<WorkerObserved> observed(String id, int atLeast) {
    try (TopicReader<WorkerObserved> reader =
        TopicReader.of(Topics.HR_WORKERS, WorkerObserved.class)) {
      return reader
          .await(atLeast, Duration.ofSeconds(30), record -> record.key().equals("payroll:" + id))
          .stream()
          .map(ConsumerRecord::value)
          .toList();
    }
  }

  private static void run(@Nullable Runnable action) {
    if (action != null) {
      action.run();
    }
  }
}
