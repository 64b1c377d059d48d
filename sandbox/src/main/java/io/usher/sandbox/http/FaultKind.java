// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be made to go wrong with a call. */
public enum FaultKind {
  /** 429 with Retry-After, before any effect. */
  THROTTLE,
  /** The rule's status (500, 502, 503, 504, 409 …), before any effect. */
  STATUS,
  /** Accepts the call, hangs for the rule's time without any effect, and closes. */
  TIMEOUT,
  /** Does the work, hangs for the rule's time, and closes. */
  TIMEOUT_COMMITTED,
  /** Closes the connection before any effect. */
  RESET,
  /** Does the work and closes the connection without an answer. */
  LOST_RESPONSE,
  /** Answers a deactivation with success and leaves the account active. */
  IGNORED_DEACTIVATION;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<FaultKind> of(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
