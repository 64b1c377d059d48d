// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound.bamboohr;

import io.usher.company.Secret;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP to BambooHR with {@code apiKey:x} as Basic credentials. Never tries again by itself and
 * never follows a redirect.
 */
final class BambooHrApi {

  private final HttpClient http;
  private final URI baseUrl;
  private final String authorization;
  private final Duration timeout;

  /**
   * @param timeout for one whole call, the body included
   */
  BambooHrApi(HttpClient http, URI baseUrl, Secret apiKey, Duration timeout) {
    this.http = http;
    this.baseUrl = baseUrl;
    byte[] credentials = (apiKey.reveal() + ":x").getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    this.timeout = timeout;
  }

  /** A read: nothing is unknown after a failure. */
  HttpResponse<byte[]> get(String pathAndQuery) {
    return send(request(pathAndQuery).GET().build(), ReasonCode.TARGET_UNAVAILABLE);
  }

  /** A write: without an answer its outcome is unknown. */
  HttpResponse<byte[]> post(String path, byte[] json) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json))
            .build();
    return send(request, ReasonCode.TARGET_OUTCOME_UNKNOWN);
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(baseUrl + pathAndQuery))
        .header("Accept", "application/json")
        .header("Authorization", authorization)
        .timeout(timeout);
  }

  private HttpResponse<byte[]> send(HttpRequest request, ReasonCode noAnswer) {
    CompletableFuture<HttpResponse<byte[]>> call =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      call.cancel(true);
      throw lost(noAnswer, failed);
    } catch (InterruptedException stopped) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw lost(noAnswer, stopped);
    }
  }

  private static CallFailure lost(ReasonCode code, Exception cause) {
    return new CallFailure.Later(Reason.of(code, "The HR system gave no answer"), cause);
  }
}
