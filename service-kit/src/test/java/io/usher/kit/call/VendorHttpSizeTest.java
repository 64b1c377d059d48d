// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import okhttp3.Request;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are taken in up to a size, packed or not. */
class VendorHttpSizeTest {

  private static final int MOST = OneCall.MOST_MIB * 1024 * 1024;

  private final VendorHttp http =
      new VendorHttp(
          "The app",
          VendorHttp.client(Duration.ofSeconds(2)),
          Duration.ofSeconds(30),
          Clock.systemUTC());
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", VendorHttpSizeTest::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/plain", "/packed"})
  void anAnswerOfTheGreatestSizeIsTakenWhole(String path) {
    assertThat(http.read(request(path, MOST)).body()).hasSize(MOST).containsOnly('a');
  }

  @ParameterizedTest
  @ValueSource(strings = {"/plain", "/packed"})
  void ofAnAnswerThatIsTooBigNothingIsTaken(String path) {
    CallFailure.Later ofRead = later(() -> http.read(request(path, MOST + 1)));
    CallFailure.Later ofWrite = later(() -> http.write(request(path, MOST + 1)));

    assertThat(ofRead.reason().code()).isEqualTo(ReasonCode.TARGET_UNAVAILABLE);
    assertThat(ofWrite.reason().code()).isEqualTo(ReasonCode.TARGET_OUTCOME_UNKNOWN);
    assertThat(ofRead).hasCauseInstanceOf(OneCall.TooBig.class);
  }

  private static CallFailure.Later later(ThrowingCallable call) {
    CallFailure.Later later = catchThrowableOfType(CallFailure.Later.class, call);
    assertThat(later).isNotNull();
    return later;
  }

  private Request.Builder request(String path, int size) {
    return new Request.Builder()
        .url("http://127.0.0.1:" + server.getAddress().getPort() + path + "?" + size);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body =
        "a".repeat(Integer.parseInt(exchange.getRequestURI().getQuery())).getBytes(US_ASCII);
    boolean packed = exchange.getRequestURI().getPath().equals("/packed");
    if (packed) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    try (OutputStream coded = packed ? new GZIPOutputStream(out) : out) {
      coded.write(body);
    }
    exchange.close();
  }
}
