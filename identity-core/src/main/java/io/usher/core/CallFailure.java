// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a call to a target failed, decided once per vendor in its adapter. The fourth kind, a bug, is
 * any other exception.
 */
public abstract sealed class CallFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  private CallFailure(Reason reason, @Nullable Throwable cause) {
    super(reason.code() + ": " + reason.message(), cause);
    this.reason = reason;
  }

  /** Why, without personal data. */
  public Reason reason() {
    return reason;
  }

  /**
   * It may work later: throttled, unavailable, not yet visible, outcome unknown. The next attempt
   * begins with a look-up.
   */
  public static final class Later extends CallFailure {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason why; its {@code retryAt} is the earliest time of the next try (the target's
     *     Retry-After), null leaves the back-off to the caller
     */
    public Later(Reason reason, @Nullable Throwable cause) {
      super(reason, cause);
    }

    public Later(ReasonCode code, String message, @Nullable Instant notBefore) {
      this(new Reason(code, message, null, notBefore), null);
    }
  }

  /** The target refuses this for this person for good; others go on. */
  public static final class Refused extends CallFailure {
    private static final long serialVersionUID = 1L;

    public Refused(Reason reason, @Nullable Throwable cause) {
      super(reason, cause);
    }

    public Refused(ReasonCode code, String message) {
      this(Reason.of(code, message), null);
    }
  }

  /** Nobody's work can succeed until somebody mends the set-up: the target pauses and alerts. */
  public static final class Misconfigured extends CallFailure {
    private static final long serialVersionUID = 1L;

    public Misconfigured(Reason reason, @Nullable Throwable cause) {
      super(reason, cause);
    }

    public Misconfigured(ReasonCode code, String message) {
      this(Reason.of(code, message), null);
    }
  }
}
