// SPDX-License-Identifier: Apache-2.0
package io.usher.local.contract;

import org.jspecify.annotations.Nullable;

/** Topics or schemas could not be made as the catalogue says; the message is for a person. */
public final class RegistrationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RegistrationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
