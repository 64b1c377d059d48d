// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.limit.RetryAfter;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls to one vendor. A request is sent once and bounded as a whole, the body of the answer
 * included. What concerns more than the one person is judged here, for every vendor alike; the rest
 * is its adapter's.
 *
 * <table>
 *   <caption>What is thrown</caption>
 *   <tr><td>no answer, an answer that broke off</td><td>later; of a write the outcome is unknown</td></tr>
 *   <tr><td>no connection</td><td>later: nothing was sent</td></tr>
 *   <tr><td>429, and 503 with Retry-After</td><td>later, throttled, not before that time</td></tr>
 *   <tr><td>408, other 5xx</td><td>later; of a write the outcome is unknown</td></tr>
 *   <tr><td>401, 3xx</td><td>misconfigured</td></tr>
 * </table>
 */
public final class VendorHttp {

  private final String vendor;
  private final HttpClient http;
  private final Duration timeout;
  private final Clock clock;

  /**
   * @param vendor who answers, as the first words of a reason: {@code The HR system}
   * @param http a client that follows no redirect
   * @param timeout for one whole call
   */
  public VendorHttp(String vendor, HttpClient http, Duration timeout, Clock clock) {
    this.vendor = vendor;
    this.http = http;
    this.timeout = timeout;
    this.clock = clock;
  }

  /** A client that keeps connections and follows no redirect; HTTP/1.1, as some have no more. */
  public static HttpClient client(Duration connectTimeout) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connectTimeout)
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  /**
   * A read: nothing is unknown after a failure.
   *
   * @return a 2xx, or a 4xx that the adapter must judge
   * @throws CallFailure as the table of this class says
   */
  public HttpResponse<byte[]> read(HttpRequest.Builder request) {
    return judged(send(request, ReasonCode.TARGET_UNAVAILABLE), ReasonCode.TARGET_UNAVAILABLE);
  }

  /**
   * A write: without a clear answer its outcome is unknown, and the next try begins with a look.
   *
   * @return a 2xx, or a 4xx that the adapter must judge
   * @throws CallFailure as the table of this class says
   */
  public HttpResponse<byte[]> write(HttpRequest.Builder request) {
    return judged(
        send(request, ReasonCode.TARGET_OUTCOME_UNKNOWN), ReasonCode.TARGET_OUTCOME_UNKNOWN);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, ReasonCode unanswered) {
    CompletableFuture<HttpResponse<byte[]>> call =
        http.sendAsync(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofByteArray());
    try {
      return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof ConnectException
          ? later(ReasonCode.TARGET_UNAVAILABLE, " cannot be reached", failed)
          : later(unanswered, " gave no answer", failed);
    } catch (TimeoutException late) {
      call.cancel(true);
      throw later(unanswered, " gave no answer in time", late);
    } catch (InterruptedException stopped) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw later(unanswered, " was not waited for", stopped);
    }
  }

  private HttpResponse<byte[]> judged(HttpResponse<byte[]> answer, ReasonCode failedInside) {
    int status = answer.statusCode();
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

  private CallFailure later(HttpResponse<byte[]> answer, ReasonCode failedInside) {
    int status = answer.statusCode();
    Optional<Instant> retryAt =
        answer
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfter.parse(value, clock.instant()));
    return status == 429 || (status == 503 && retryAt.isPresent())
        ? new CallFailure.Later(
            ReasonCode.TARGET_THROTTLED, vendor + " asks to slow down", retryAt.orElse(null))
        : new CallFailure.Later(failedInside, vendor + " answered " + status, retryAt.orElse(null));
  }

  private CallFailure later(ReasonCode code, String what, Exception cause) {
    return new CallFailure.Later(Reason.of(code, vendor + what), cause);
  }
}
