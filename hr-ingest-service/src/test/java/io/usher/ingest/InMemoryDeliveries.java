// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.usher.ingest.domain.Deliveries;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Deliveries in a map; for one thread. */
final class InMemoryDeliveries implements Deliveries {

  private final Map<String, Instant> keptUntil = new HashMap<>();
  private long version;

  @Override
  public OptionalLong takeIn(String source, String fingerprint, Instant keepUntil) {
    return keptUntil.putIfAbsent(source + fingerprint, keepUntil) == null
        ? OptionalLong.of(nextVersion())
        : OptionalLong.empty();
  }

  @Override
  public long nextVersion() {
    return ++version;
  }

  @Override
  public void forget(Instant now) {
    keptUntil.values().removeIf(until -> until.isBefore(now));
  }
}
