// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One delivery of a webhook, before anything of it is believed.
 *
 * @param headers by lower-case name, the first value of each
 * @param body the bytes as they came
 * @param receivedAt when they came, UTC
 */
public record Delivery(Map<String, String> headers, byte[] body, Instant receivedAt) {

  public Delivery {
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(lower);
  }

  /** The header of that name, without regard to case; empty when there is none or it is blank. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** Tells sizes only: headers hold signatures and the body holds personal data. */
  @Override
  public String toString() {
    return "Delivery[" + body.length + " bytes, " + receivedAt + "]";
  }
}
