// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.http;

import io.usher.core.ReasonCode;

/**
 * Refuses a request with an RFC 9457 problem: {@code application/problem+json} with status, {@code
 * code}, {@code detail} and {@code action} (what to do). The caller never sees a stack trace.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final ReasonCode code;
  private final String action;

  /**
   * @param status HTTP status, 400 to 599
   * @param code stable reason code
   * @param detail what is wrong; no personal data beyond what the caller sent
   * @param action what the caller can do about it
   */
  public ProblemException(int status, ReasonCode code, String detail, String action) {
    super(detail);
    this.status = status;
    this.code = code;
    this.action = action;
  }

  public int status() {
    return status;
  }

  public ReasonCode code() {
    return code;
  }

  public String action() {
    return action;
  }
}
