// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

/** A part could not be started or used. The message is meant for the person at the terminal. */
public final class PartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what went wrong and what to do about it
   */
  public PartException(String message) {
    super(message);
  }

  /**
   * @param message what went wrong and what to do about it
   * @param cause the technical reason
   */
  public PartException(String message, Throwable cause) {
    super(message, cause);
  }
}
