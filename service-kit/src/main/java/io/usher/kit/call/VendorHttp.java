// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.limit.RetryAfter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;

/**
 * Calls to one vendor. A request is sent once and bounded as a whole, the body of the answer
 * included. What concerns more than the one person is judged here, for every vendor alike; the rest
 * is its adapter's.
 *
 * <table>
 *   <caption>What is thrown</caption>
 *   <tr><td>no answer, one that broke off or is too big</td><td>later; of a write the outcome is unknown</td></tr>
 *   <tr><td>no connection</td><td>later: nothing was sent</td></tr>
 *   <tr><td>429, and 503 with Retry-After</td><td>later, throttled, not before that time</td></tr>
 *   <tr><td>408, other 5xx</td><td>later; of a write the outcome is unknown</td></tr>
 *   <tr><td>401, 3xx</td><td>misconfigured</td></tr>
 * </table>
 */
public final class VendorHttp {

  /** More than one service has calls under way. */
  private static final int IDLE_CONNECTIONS = 200;

  /** Shorter than any server's: a connection that the other side has closed costs a whole try. */
  private static final Duration IDLE = Duration.ofSeconds(4);

  private final String vendor;
  private final OkHttpClient http;
  private final Clock clock;

  /**
   * @param vendor who answers, as the first words of a reason: {@code The HR system}
   * @param http made by {@link #client}
   * @param timeout for one whole call
   */
  public VendorHttp(String vendor, OkHttpClient http, Duration timeout, Clock clock) {
    this.vendor = vendor;
    this.http = http.newBuilder().callTimeout(timeout).build();
    this.clock = clock;
  }

  /**
   * A client that keeps connections, follows no redirect and repeats nothing; HTTP/1.1, as some
   * have no more. It lets vendors pack their answers: listings are long, and their size is bounded
   * as unpacked.
   *
   * @param connectTimeout for looking up the host, and for opening a connection
   */
  public static OkHttpClient client(Duration connectTimeout) {
    return new OkHttpClient.Builder()
        .protocols(List.of(Protocol.HTTP_1_1))
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .addNetworkInterceptor(new SentOnce())
        .dns(new BoundedLookup(Dns.SYSTEM, connectTimeout))
        .connectTimeout(connectTimeout)
        // The call as a whole has a limit; so a SocketTimeoutException comes from connecting only.
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE.toSeconds(), TimeUnit.SECONDS))
        .build();
  }

  /**
   * A read: nothing is unknown after a failure.
   *
   * @return a 2xx, or a 4xx that the adapter must judge
   * @throws CallFailure as the table of this class says
   */
  public Answer read(Request.Builder request) {
    return judged(send(request, ReasonCode.TARGET_UNAVAILABLE), ReasonCode.TARGET_UNAVAILABLE);
  }

  /**
   * A write: without a clear answer its outcome is unknown, and the next try begins with a look.
   *
   * @return a 2xx, or a 4xx that the adapter must judge
   * @throws CallFailure as the table of this class says
   */
  public Answer write(Request.Builder request) {
    return judged(
        send(request, ReasonCode.TARGET_OUTCOME_UNKNOWN), ReasonCode.TARGET_OUTCOME_UNKNOWN);
  }

  private Answer send(Request.Builder request, ReasonCode unanswered) {
    try {
      return OneCall.answer(http.newCall(request.header("User-Agent", "usher").build()));
    } catch (IOException failed) {
      throw failure(failed, unanswered);
    }
  }

  /**
   * An interruption comes as several exceptions, one of them that of a time-out: so it is first.
   */
  private CallFailure failure(IOException failed, ReasonCode unanswered) {
    if (Thread.currentThread().isInterrupted()) {
      return later(unanswered, " was not waited for", failed);
    }
    return switch (failed) {
      case ConnectException refused -> unreachable(refused);
      case UnknownHostException unknown -> unreachable(unknown);
      case NoRouteToHostException away -> unreachable(away);
      case SocketTimeoutException unconnected -> unreachable(unconnected);
      case InterruptedIOException late -> later(unanswered, " gave no answer in time", late);
      case OneCall.TooBig big ->
          later(unanswered, " answered with more than " + OneCall.MOST_MIB + " MiB", big);
      default -> later(unanswered, " gave no answer", failed);
    };
  }

  private CallFailure unreachable(IOException failed) {
    return later(ReasonCode.TARGET_UNAVAILABLE, " cannot be reached", failed);
  }

  private Answer judged(Answer answer, ReasonCode failedInside) {
    int status = answer.status();
    if (status == 429 || status == 408 || status >= 500) {
      throw later(answer, failedInside);
    }
    if (status == 401 || (status >= 300 && status < 400)) {
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_MISCONFIGURED,
          vendor + " answered " + status + ": check its base URL and credentials");
    }
    return answer;
  }

  private CallFailure later(Answer answer, ReasonCode failedInside) {
    int status = answer.status();
    Optional<Instant> retryAt =
        answer.header("Retry-After").flatMap(value -> RetryAfter.parse(value, clock.instant()));
    return status == 429 || (status == 503 && retryAt.isPresent())
        ? new CallFailure.Later(
            ReasonCode.TARGET_THROTTLED, vendor + " asks to slow down", retryAt.orElse(null))
        : new CallFailure.Later(failedInside, vendor + " answered " + status, retryAt.orElse(null));
  }

  private CallFailure later(ReasonCode code, String what, Exception cause) {
    return new CallFailure.Later(Reason.of(code, vendor + what), cause);
  }
}
