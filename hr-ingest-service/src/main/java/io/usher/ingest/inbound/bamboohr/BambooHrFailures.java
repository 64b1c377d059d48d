// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.limit.RetryAfter;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which answer of BambooHR is which kind of failure.
 *
 * <table>
 *   <caption>Decided here once</caption>
 *   <tr><td>429, and 503 with Retry-After</td><td>later, throttled, not before that time</td></tr>
 *   <tr><td>408, 5xx, 598, unreadable body</td><td>later</td></tr>
 *   <tr><td>401, 403 on a listing, 3xx</td><td>misconfigured</td></tr>
 *   <tr><td>anything else</td><td>refused</td></tr>
 * </table>
 */
record BambooHrFailures(Clock clock) {

  /** Throws unless the answer is a 200. */
  void unlessOk(HttpResponse<?> response) {
    int status = response.statusCode();
    if (status == 200) {
      return;
    }
    Optional<Instant> retryAt =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfter.parse(value, clock.instant()));
    if (status == 429 || (status == 503 && retryAt.isPresent())) {
      throw later(ReasonCode.TARGET_THROTTLED, "The HR system is throttling us", retryAt);
    }
    if (status == 408 || status >= 500) {
      throw later(ReasonCode.TARGET_UNAVAILABLE, "The HR system answered " + status, retryAt);
    }
    if (status == 401 || status == 403 || status < 400) {
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_MISCONFIGURED,
          "The HR system answered " + status + ": check base-url and api-key of the source");
    }
    throw new CallFailure.Refused(
        ReasonCode.TARGET_REFUSED, "The HR system answered " + status + " to a read");
  }

  /** A 200 that is no JSON: cut off, or the page of a proxy. */
  CallFailure unreadable(@Nullable Throwable cause) {
    Reason reason = Reason.of(ReasonCode.TARGET_UNAVAILABLE, "The HR system's answer is no JSON");
    return new CallFailure.Later(reason, cause);
  }

  private static CallFailure later(ReasonCode code, String message, Optional<Instant> retryAt) {
    return new CallFailure.Later(code, message, retryAt.orElse(null));
  }
}
