// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.event;

import org.jspecify.annotations.Nullable;

/** These bytes can never be read as the record they should be; the message holds no payload. */
public final class UnreadableRecordException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnreadableRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
