// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound.bamboohr;

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
 *   <tr><td>408, other 5xx</td><td>later; of a write the outcome is unknown</td></tr>
 *   <tr><td>401, 3xx</td><td>misconfigured</td></tr>
 *   <tr><td>403</td><td>refused: the key may not see or change this</td></tr>
 *   <tr><td>404</td><td>refused: no such employee</td></tr>
 *   <tr><td>409 to a write</td><td>refused: the value, for example a duplicate address</td></tr>
 *   <tr><td>anything else</td><td>refused</td></tr>
 * </table>
 */
record BambooHrFailures(Clock clock) {

  /** Throws unless a read was answered with 200. */
  void unlessRead(HttpResponse<?> answer) {
    unlessOk(answer, ReasonCode.TARGET_UNAVAILABLE);
  }

  /** Throws unless a write was answered with 200. */
  void unlessWritten(HttpResponse<?> answer) {
    unlessOk(answer, ReasonCode.TARGET_OUTCOME_UNKNOWN);
  }

  /** A 200 that is no employee: cut off, or the page of a proxy. */
  CallFailure unreadable(@Nullable Throwable cause) {
    return new CallFailure.Later(
        Reason.of(ReasonCode.TARGET_UNAVAILABLE, "The HR system's answer is no employee"), cause);
  }

  private void unlessOk(HttpResponse<?> answer, ReasonCode failedInside) {
    int status = answer.statusCode();
    if (status == 200) {
      return;
    }
    Optional<Instant> retryAt =
        answer
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfter.parse(value, clock.instant()));
    if (status == 429 || (status == 503 && retryAt.isPresent())) {
      throw new CallFailure.Later(
          ReasonCode.TARGET_THROTTLED, "The HR system is throttling us", retryAt.orElse(null));
    }
    if (status == 408 || status >= 500) {
      throw new CallFailure.Later(failedInside, "The HR system answered " + status, null);
    }
    if (status == 401 || status < 400) {
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_MISCONFIGURED,
          "The HR system answered " + status + ": check base-url and api-key of the source");
    }
    throw refused(status);
  }

  private static CallFailure refused(int status) {
    return switch (status) {
      case 403 ->
          new CallFailure.Refused(
              ReasonCode.TARGET_PERMISSION_MISSING,
              "The API key may not see or change this in the employee's record");
      case 404 -> new CallFailure.Refused(ReasonCode.WORKER_UNKNOWN, "HR has no such employee");
      case 409 ->
          new CallFailure.Refused(
              ReasonCode.HR_VALUE_REFUSED,
              "HR refuses the value, for example because another employee has it");
      default ->
          new CallFailure.Refused(
              ReasonCode.TARGET_REFUSED, "The HR system answered " + status + " to this employee");
    };
  }
}
