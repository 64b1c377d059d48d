// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.usher.ingest.domain.Deliveries;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Deliveries in a map; for one thread. */
public final class InMemoryDeliveries implements Deliveries {

  private final Map<String, Integer> times = new HashMap<>();
  private long version;

  @Override
  public Intake takeIn(String source, String fingerprint, Instant keepUntil) {
    return new Intake(times.merge(source + fingerprint, 1, Integer::sum), nextVersion());
  }

  @Override
  public long nextVersion() {
    return ++version;
  }

  @Override
  public void forget(Instant now) {
    times.clear();
  }
}
