// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is on the wire, and connections that are not made, are closed, or are waited for in vain.
 */
@Timeout(60)
class VendorHttpConnectionTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final List<Socket> opened = new ArrayList<>();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (Socket socket : opened) {
      socket.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, , ",
    "POST, '', 0",
    "PUT, '', 0",
    "PATCH, '', 0",
    "DELETE, '', 0",
    "DELETE, , ",
    "POST, {}, 2"
  })
  void aRequestIsSentAsItIs(String method, @Nullable String body, @Nullable String length)
      throws Exception {
    AtomicReference<String> seen = new AtomicReference<>("");
    Thread vendor = serve(socket -> seen.set(answered(socket)));

    RequestBody content = body == null ? null : RequestBody.create(body.getBytes(US_ASCII));
    Answer answer =
        patient().write(request("/a?b=%22c%20d%22").method(method, content).header("X-Y", "z"));
    vendor.join();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).asString().isEqualTo("ok");
    assertThat(seen.get())
        .startsWith(method + " /a?b=%22c%20d%22 HTTP/1.1\r\n")
        .contains("X-Y: z\r\n", "User-Agent: usher\r\n")
        .doesNotContain("Content-Type", "Cookie");
    if (length == null) {
      assertThat(seen.get()).doesNotContain("Content-Length");
    } else {
      assertThat(seen.get()).contains("Content-Length: " + length + "\r\n");
    }
  }

  @Test
  void aConnectionIsUsedAgain() throws Exception {
    Thread vendor =
        serve(
            socket -> {
              answered(socket);
              answered(socket);
            });
    VendorHttp http = patient();

    http.read(request("/1"));
    http.write(request("/2"));

    vendor.join();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void onAConnectionThatTheVendorHasClosedNothingIsSentTwice(boolean write) throws Exception {
    Thread vendor =
        serve(
            socket -> {
              answered(socket);
              socket.close();
            });
    VendorHttp http = patient();
    http.read(request("/1"));
    vendor.join();

    CallFailure.Later closed =
        later(write ? () -> http.write(request("/2")) : () -> http.read(request("/2")));
    AtomicReference<String> seen = new AtomicReference<>("");
    Thread next = serve(socket -> seen.set(answered(socket)));
    http.read(request("/3"));
    next.join();

    assertThat(closed.reason().code())
        .isEqualTo(write ? ReasonCode.TARGET_OUTCOME_UNKNOWN : ReasonCode.TARGET_UNAVAILABLE);
    assertThat(seen.get()).startsWith("GET /3 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nha"})
  void whoIsInterruptedWaitsNoMoreAndStaysInterrupted(String beginning) throws Exception {
    for (Thread.Builder kind : List.of(Thread.ofVirtual(), Thread.ofPlatform())) {
      FutureTask<Ended> call = new FutureTask<>(() -> ended(() -> patient().write(request("/"))));
      Thread caller = kind.start(call);
      Socket socket = accepted();
      read(socket);
      socket.getOutputStream().write(beginning.getBytes(US_ASCII));

      caller.interrupt();
      assertThat(call.get()).isEqualTo(new Ended(ReasonCode.TARGET_OUTCOME_UNKNOWN, true));
      assertThat(socket.getInputStream().read()).isNegative();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nha"})
  void whoWaitsTooLongIsNotInterrupted(String beginning) throws Exception {
    Thread vendor =
        serve(
            socket -> {
              read(socket);
              socket.getOutputStream().write(beginning.getBytes(US_ASCII));
            });

    VendorHttp http = http(Duration.ofSeconds(5), Duration.ofMillis(300));
    assertThat(ended(() -> http.write(request("/"))))
        .isEqualTo(new Ended(ReasonCode.TARGET_OUTCOME_UNKNOWN, false));
    vendor.join();
  }

  @Test
  void whereNobodyTakesTheConnectionNothingWasSent() throws IOException {
    fillTheBacklog();

    CallFailure.Later unconnected =
        later(() -> http(Duration.ofMillis(200), Duration.ofSeconds(30)).write(request("/")));

    assertThat(unconnected.reason().code()).isEqualTo(ReasonCode.TARGET_UNAVAILABLE);
  }

  @Test
  void aHostThatIsNotKnownCannotBeReached() {
    CallFailure.Later unknown =
        later(() -> patient().write(new Request.Builder().url("http://nowhere.invalid/")));

    assertThat(unknown.reason().code()).isEqualTo(ReasonCode.TARGET_UNAVAILABLE);
  }

  private record Ended(ReasonCode code, boolean interrupted) {}

  private static Ended ended(ThrowingCallable call) {
    return new Ended(later(call).reason().code(), Thread.currentThread().isInterrupted());
  }

  private interface Vendor {
    void with(Socket socket) throws IOException;
  }

  /** Takes the next connection. */
  private Thread serve(Vendor vendor) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                vendor.with(accepted());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private Socket accepted() throws IOException {
    Socket socket = server.accept();
    opened.add(socket);
    return socket;
  }

  private static String answered(Socket socket) throws IOException {
    String request = read(socket);
    socket.getOutputStream().write(OK.getBytes(US_ASCII));
    return request;
  }

  /** The head of a request; its body, at most a few bytes, is taken along. */
  private static String read(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = socket.getInputStream().read();
      if (read < 0) {
        throw new IOException("The connection was closed after " + head);
      }
      head.append((char) read);
    }
    if (head.indexOf("Content-Length: 2\r\n") > 0) {
      socket.getInputStream().readNBytes(2);
    }
    return head.toString();
  }

  /** Until the system lets a further connection wait, as a firewall does that drops packets. */
  private void fillTheBacklog() throws IOException {
    for (int i = 0; i < 20; i++) {
      Socket socket = new Socket();
      opened.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 200);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
    throw new IllegalStateException("This system lets every connection in");
  }

  private static VendorHttp patient() {
    return http(Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  private static VendorHttp http(Duration connect, Duration call) {
    return new VendorHttp("The app", VendorHttp.client(connect), call, Clock.systemUTC());
  }

  private Request.Builder request(String path) {
    return new Request.Builder().url("http://127.0.0.1:" + server.getLocalPort() + path);
  }

  private static CallFailure.Later later(ThrowingCallable call) {
    CallFailure.Later later = catchThrowableOfType(CallFailure.Later.class, call);
    assertThat(later).isNotNull();
    return later;
  }
}
