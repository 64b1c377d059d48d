// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done, or not yet.
 *
 * @param code stable code
 * @param message for humans; no personal data, no secrets; no test matches it
 * @param field canonical name of the field it is about, or null
 * @param retryAt when Usher tries again by itself (UTC), or null when it does not
 */
public record Reason(
    ReasonCode code, String message, @Nullable String field, @Nullable Instant retryAt) {

  public static Reason of(ReasonCode code, String message) {
    return new Reason(code, message, null, null);
  }

  public static Reason about(ReasonCode code, WorkerField field, String message) {
    return new Reason(code, message, field.key(), null);
  }

  /** The same reason with the time of the next try. */
  public Reason retriedAt(Instant at) {
    return new Reason(code, message, field, at);
  }

  /** The time of the next try, if there is one. */
  public Optional<Instant> nextTry() {
    return Optional.ofNullable(retryAt);
  }
}
