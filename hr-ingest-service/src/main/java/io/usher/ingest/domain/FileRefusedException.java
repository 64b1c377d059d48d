// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import io.usher.core.ReasonCode;

/** A file of which nothing can be used. The message never repeats the content of a cell. */
public final class FileRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ReasonCode code;
  private final String detail;
  private final String action;

  /**
   * @param code stable code
   * @param detail what is wrong and on which line
   * @param action what to do about it
   */
  public FileRefusedException(ReasonCode code, String detail, String action) {
    super(detail);
    this.code = code;
    this.detail = detail;
    this.action = action;
  }

  public ReasonCode code() {
    return code;
  }

  public String detail() {
    return detail;
  }

  public String action() {
    return action;
  }
}
