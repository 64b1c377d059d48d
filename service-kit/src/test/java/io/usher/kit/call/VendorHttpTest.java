// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer of any vendor means, and that nothing is sent twice. */
class VendorHttpTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private final VendorHttp http =
      new VendorHttp(
          "The app",
          VendorHttp.client(Duration.ofSeconds(2)),
          Duration.ofMillis(700),
          Clock.fixed(NOW, ZoneOffset.UTC));
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    never.countDown();
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 400, 403, 404, 409, 422})
  void whatIsAboutOnePersonIsTheAdaptersToJudge(int status) {
    assertThat(http.read(request("/" + status)).status()).isEqualTo(status);
    assertThat(http.write(request("/" + status)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "429,   , TARGET_THROTTLED,  TARGET_THROTTLED,",
    "429, 30, TARGET_THROTTLED,  TARGET_THROTTLED,       2026-03-01T09:00:30Z",
    "503, 30, TARGET_THROTTLED,  TARGET_THROTTLED,       2026-03-01T09:00:30Z",
    "503, 0,  TARGET_THROTTLED,  TARGET_THROTTLED,       2026-03-01T09:00:00Z",
    "503, 99999999999, TARGET_UNAVAILABLE, TARGET_OUTCOME_UNKNOWN,",
    "503,   , TARGET_UNAVAILABLE, TARGET_OUTCOME_UNKNOWN,",
    "500, 30, TARGET_UNAVAILABLE, TARGET_OUTCOME_UNKNOWN, 2026-03-01T09:00:30Z",
    "598,   , TARGET_UNAVAILABLE, TARGET_OUTCOME_UNKNOWN,",
    "408,   , TARGET_UNAVAILABLE, TARGET_OUTCOME_UNKNOWN,",
  })
  void whatPassesIsTriedLater(
      int status,
      @Nullable String retryAfter,
      ReasonCode read,
      ReasonCode write,
      @Nullable Instant at) {
    String path = "/" + status + (retryAfter == null ? "" : "?" + retryAfter);

    CallFailure.Later ofRead = later(() -> http.read(request(path)));
    CallFailure.Later ofWrite = later(() -> http.write(request(path)));

    assertThat(ofRead.reason().code()).isEqualTo(read);
    assertThat(ofWrite.reason().code()).isEqualTo(write);
    assertThat(ofRead.reason().retryAt()).isEqualTo(at);
    assertThat(requests).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 401})
  void whatSomebodyMustMendIsMisconfigured(int status) {
    assertThat(
            catchThrowableOfType(
                CallFailure.Misconfigured.class, () -> http.write(request("/" + status))))
        .isNotNull();
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/hangs", "/trickles", "/drops"})
  void withoutAWholeAnswerInTimeAWriteIsUnknown(String path) {
    assertThat(later(() -> http.read(request(path))).reason().code())
        .isEqualTo(ReasonCode.TARGET_UNAVAILABLE);
    assertThat(later(() -> http.write(request(path))).reason().code())
        .isEqualTo(ReasonCode.TARGET_OUTCOME_UNKNOWN);
  }

  @Test
  void whatWasNeverSentIsNotUnknown() {
    server.stop(0);
    assertThat(later(() -> http.write(request("/200"))).reason().code())
        .isEqualTo(ReasonCode.TARGET_UNAVAILABLE);
  }

  private static CallFailure.Later later(ThrowingCallable call) {
    CallFailure.Later later = catchThrowableOfType(CallFailure.Later.class, call);
    assertThat(later).isNotNull();
    return later;
  }

  private Request.Builder request(String path) {
    return new Request.Builder()
        .url("http://127.0.0.1:" + server.getAddress().getPort() + path)
        .post(RequestBody.create("{}".getBytes(UTF_8)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    exchange.getRequestBody().readAllBytes();
    String what = exchange.getRequestURI().getPath().substring(1);
    switch (what) {
      case "hangs" -> untilTheEnd();
      case "trickles" -> {
        exchange.sendResponseHeaders(200, 1_000);
        exchange.getResponseBody().write("a".getBytes(UTF_8));
        exchange.getResponseBody().flush();
        untilTheEnd();
      }
      case "drops" -> exchange.close();
      default -> {
        String retryAfter = exchange.getRequestURI().getQuery();
        if (retryAfter != null) {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.getResponseHeaders().set("Location", "/200");
        exchange.sendResponseHeaders(Integer.parseInt(what), -1);
        exchange.close();
      }
    }
  }

  private void untilTheEnd() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
