// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.core.WorkerKey;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.Addresses;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of addresses in a map. */
public final class InMemoryAddresses implements Addresses {

  private record Entry(@Nullable WorkerKey worker, Instant since, Instant blockedUntil) {}

  private final Map<Address, Entry> entries = new LinkedHashMap<>();
  private final Duration retention;

  public InMemoryAddresses(Duration retention) {
    this.retention = retention;
  }

  @Override
  public synchronized Optional<Reservation> reserve(
      WorkerKey worker, List<Address> candidates, Instant now) {
    for (Map.Entry<Address, Entry> entry : entries.entrySet()) {
      if (worker.equals(entry.getValue().worker())) {
        return Optional.of(new Reservation(entry.getKey(), entry.getValue().since()));
      }
    }
    return candidates.stream()
        .filter(address -> free(address, now))
        .findFirst()
        .map(
            address -> {
              entries.put(address, new Entry(worker, now, Instant.MAX));
              return new Reservation(address, now);
            });
  }

  private boolean free(Address address, Instant now) {
    Entry entry = entries.get(address);
    return entry == null || !entry.blockedUntil().isAfter(now);
  }

  @Override
  public synchronized void takenElsewhere(WorkerKey worker, Address address, Instant now) {
    entries.put(address, new Entry(null, now, now.plus(retention)));
  }

  @Override
  public synchronized void keep(WorkerKey worker, Address address, Instant now) {
    entries.putIfAbsent(address, new Entry(worker, now, Instant.MAX));
  }

  @Override
  public synchronized void release(WorkerKey worker, Instant now) {
    entries.replaceAll(
        (address, entry) ->
            worker.equals(entry.worker())
                ? new Entry(worker, entry.since(), now.plus(retention))
                : entry);
  }
}
