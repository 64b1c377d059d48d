// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.inbound;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of HR's.
 *
 * @param by who does it
 * @param reason why, kept for audit
 * @param fields new values by canonical field name; dates as 2026-01-31, enums as in the events
 */
public record CorrectRequest(
    @Nullable String by, @Nullable String reason, @Nullable Map<String, @Nullable String> fields) {

  /** No values: they are personal data. */
  @Override
  public String toString() {
    return "CorrectRequest[redacted]";
  }
}
