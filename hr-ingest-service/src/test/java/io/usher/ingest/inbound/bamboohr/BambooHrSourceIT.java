// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.ingest.TestCompany;
import io.usher.ingest.domain.Reading;
import io.usher.kit.call.VendorHttp;
import io.usher.sandbox.Sandbox;
import io.usher.sandbox.SandboxOptions;
import io.usher.sandbox.bamboo.BambooDesk;
import io.usher.sandbox.bamboo.BambooSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BambooHrSourceIT {

  private final Instant now = Instant.now();
  private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
  private static final WorkerKey ADA = new WorkerKey("bamboo", "17");

  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  @Test
  void aWorkerIsReadAsTheAccountShowsIt() {
    Sandbox sandbox = sandbox(BambooSettings.likeTheVendor());
    desk(sandbox).hire(ada().put("department", "Sales").put("supervisorId", "3"), false);

    Worker worker = read(source(sandbox));

    assertThat(worker.text(WorkerField.DEPARTMENT)).contains("Sales");
    assertThat(worker.text(WorkerField.MANAGER_ID)).contains("3");
    assertThat(worker.isAbsent(WorkerField.JOB_TITLE)).isFalse();
  }

  @Test
  void whatTheKeyMayNotSeeIsAbsentAndZeroDatesAreEmpty() {
    Sandbox sandbox =
        sandbox(new BambooSettings(Duration.ofMinutes(5), Set.of("department"), true));
    desk(sandbox).hire(ada().put("department", "Sales"), false);

    Worker worker = read(source(sandbox));

    assertThat(worker.isAbsent(WorkerField.DEPARTMENT)).isTrue();
    assertThat(worker.isAbsent(WorkerField.END_DATE)).isFalse();
    assertThat(worker.date(WorkerField.END_DATE)).isEmpty();
  }

  @Test
  void anUnknownWorkerIsNotFound() {
    Sandbox sandbox = sandbox(BambooSettings.likeTheVendor());

    assertThat(source(sandbox).read(ADA, now)).isEqualTo(new Reading.NotFound());
    assertThat(source(sandbox).read(new WorkerKey("bamboo", "0"), now))
        .isEqualTo(new Reading.NotFound());
  }

  @Test
  void aFutureHireIsFilledFromRowsThatHaveNotTakenEffect() {
    Sandbox sandbox = sandbox(BambooSettings.likeTheVendor());
    desk(sandbox).hire(ada().put("hireDate", today.plusDays(9).toString()), false);
    desk(sandbox).updateLater("17", node().put("department", "Sales"), today.plusDays(9));

    assertThat(read(source(sandbox)).text(WorkerField.DEPARTMENT)).contains("Sales");
  }

  @Test
  void aFuturePromotionIsNotSeenBeforeItsDay() {
    Sandbox sandbox = sandbox(BambooSettings.likeTheVendor());
    desk(sandbox).hire(ada().put("jobTitle", "Engineer"), false);
    desk(sandbox).updateLater("17", node().put("jobTitle", "Director"), today.plusDays(9));

    assertThat(read(source(sandbox)).text(WorkerField.JOB_TITLE)).contains("Engineer");
  }

  @Test
  void theFirstListingNamesEverybodyAndTheNextOnlyWhoChanged() {
    Sandbox sandbox = sandbox(BambooSettings.likeTheVendor());
    desk(sandbox).hire(ada(), false);
    desk(sandbox).hire(ada().put("id", "18"), false);
    List<String> first = new ArrayList<>();
    List<String> next = new ArrayList<>();
    BambooHrSource source = source(sandbox);

    String watermark = source.changedSince(null, first::add);
    String later = source.changedSince("2999-01-01T00:00:00+00:00", next::add);

    assertThat(first).containsExactlyInAnyOrder("17", "18");
    assertThat(watermark).isNotNull();
    assertThat(next).isEmpty();
    assertThat(later).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          429, 7   , Later        , TARGET_THROTTLED
          503, 7   , Later        , TARGET_THROTTLED
          503, ''  , Later        , TARGET_UNAVAILABLE
          500, ''  , Later        , TARGET_UNAVAILABLE
          598, ''  , Later        , TARGET_UNAVAILABLE
          408, ''  , Later        , TARGET_UNAVAILABLE
          401, ''  , Misconfigured, TARGET_MISCONFIGURED
          302, ''  , Misconfigured, TARGET_MISCONFIGURED
          403, ''  , Refused      , TARGET_PERMISSION_MISSING
          400, ''  , Refused      , TARGET_REFUSED
          200, ''  , Later        , TARGET_UNAVAILABLE
          """)
  void anAnswerIsOneKindOfFailure(int status, String retryAfter, String kind, ReasonCode code)
      throws IOException {
    BambooHrSource source = source(answering(status, retryAfter), "key");

    Throwable thrown = catchThrowable(() -> source.read(ADA, now));

    assertThat(thrown).isInstanceOf(CallFailure.class);
    assertThat(thrown.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(((CallFailure) thrown).reason().code()).isEqualTo(code);
    assertThat(((CallFailure) thrown).reason().nextTry().isPresent())
        .isEqualTo(!retryAfter.isEmpty());
  }

  @Test
  void aListingThatIsForbiddenIsMisconfigured() throws IOException {
    BambooHrSource source = source(answering(403, ""), "key");

    assertThat(catchThrowable(() -> source.changedSince(null, id -> {})))
        .isInstanceOf(CallFailure.Misconfigured.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-01T08:00:00+00:00",
        "2026-02-01T08:00:00+0000",
        "2026-02-01T09:00:00+01",
        "2026-02-01T08:00:00Z"
      })
  void theTimeOfTheLatestChangeIsReadInAllFormsOfTheVendor(String latest) throws IOException {
    List<String> asked = new ArrayList<>();
    BambooHrSource source = source(listing(latest, asked), "key");

    String watermark = source.changedSince(null, id -> {});
    source.changedSince(watermark, id -> {});

    assertThat(watermark).isEqualTo("2026-02-01T08:00:00Z");
    assertThat(asked.getLast()).contains("since=2026-02-01T07:55:00Z");
  }

  @Test
  void aListOfNobodyThatNamesTheTimeAskedForDoesNotTurnTheWatermarkBack() throws IOException {
    BambooHrSource source = source(listing("2026-02-01T07:55:00+00:00", new ArrayList<>()), "key");

    assertThat(source.changedSince("2026-02-01T08:00:00Z", id -> {}))
        .isEqualTo("2026-02-01T08:00:00Z");
  }

  @Test
  void aTimeThatCannotBeReadKeepsTheOldWatermarkOrTheStartOfTheListing() throws IOException {
    BambooHrSource source = source(listing("yesterday", new ArrayList<>()), "key");

    assertThat(source.changedSince("2026-02-01T08:00:00Z", id -> {}))
        .isEqualTo("2026-02-01T08:00:00Z");
    String first = source.changedSince(null, id -> {});
    assertThat(Instant.parse(Objects.requireNonNull(first))).isBetween(now, Instant.now());
  }

  @Test
  void aWatermarkThatCannotBeReadListsEverybody() throws IOException {
    List<String> asked = new ArrayList<>();
    BambooHrSource source = source(listing("2026-02-01T08:00:00Z", asked), "key");

    source.changedSince("rubbish", id -> {});

    assertThat(asked.getLast()).contains("since=1970-01-01T00:00:00Z");
  }

  @Test
  void nobodyListeningIsLater() {
    BambooHrSource source = source("http://127.0.0.1:1", "key");

    assertThat(catchThrowable(() -> source.read(ADA, now))).isInstanceOf(CallFailure.Later.class);
  }

  @Test
  void aWrongKeyIsMisconfigured() {
    Sandbox sandbox = sandbox(BambooSettings.likeTheVendor());
    BambooHrSource source = source(sandbox.url() + "/bamboo/api/v1", "wrong");

    assertThat(catchThrowable(() -> source.read(ADA, now)))
        .isInstanceOf(CallFailure.Misconfigured.class);
  }

  private Worker read(BambooHrSource source) {
    Reading reading = source.read(ADA, now);
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading).worker();
  }

  private static ObjectNode node() {
    return new JsonMapper().createObjectNode();
  }

  private static ObjectNode ada() {
    return node().put("id", "17").put("firstName", "Ada").put("lastName", "Lovelace");
  }

  private Sandbox sandbox(BambooSettings settings) {
    Sandbox sandbox = Sandbox.start(SandboxOptions.usual().withBamboo(settings));
    opened.add(sandbox);
    return sandbox;
  }

  private static BambooDesk desk(Sandbox sandbox) {
    return sandbox.desks().bamboo().desk();
  }

  private static BambooHrSource source(Sandbox sandbox) {
    return source(sandbox.url() + "/bamboo/api/v1", "sandbox-bamboo-key");
  }

  private static BambooHrSource source(String url, String key) {
    VendorHttp http =
        new VendorHttp(
            "The HR system",
            VendorHttp.client(Duration.ofSeconds(2)),
            Duration.ofSeconds(10),
            Clock.systemUTC());
    return new BambooHrSource(
        TestCompany.bamboo(url), new BambooHrApi(http, URI.create(url), key), Clock.systemUTC());
  }

  /** A server that lists nobody, with this time of the latest change. */
  private String listing(String latest, List<String> asked) throws IOException {
    return serving(
        exchange -> {
          asked.add(URLDecoder.decode(exchange.getRequestURI().getRawQuery(), UTF_8));
          byte[] body = ("{\"latest\":\"" + latest + "\",\"employees\":{}}").getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  /** A server that answers everything alike, with a body that is no JSON. */
  private String answering(int status, String retryAfter) throws IOException {
    return serving(
        exchange -> {
          if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
          }
          byte[] body = "<html>".getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private String serving(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    opened.add(() -> server.stop(0));
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
