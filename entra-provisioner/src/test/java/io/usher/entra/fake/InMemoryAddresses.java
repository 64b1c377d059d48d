// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.core.WorkerKey;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressRegister;
import io.usher.entra.domain.Addresses;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of addresses in a map. */
public final class InMemoryAddresses implements Addresses, AddressRegister {

  /** Whose an address is, or was; blocked until null means that it is in use. */
  private record Entry(@Nullable WorkerKey worker, Instant since, @Nullable Instant blockedUntil) {

    boolean of(WorkerKey somebody) {
      return somebody.equals(worker);
    }

    boolean freeAt(Instant now) {
      return blockedUntil != null && !blockedUntil.isAfter(now);
    }
  }

  private final Map<Address, Entry> entries = new LinkedHashMap<>();
  private final Duration retention;

  public InMemoryAddresses(Duration retention) {
    this.retention = retention;
  }

  @Override
  public synchronized Optional<Reservation> reserve(
      WorkerKey worker, List<Address> candidates, Instant now) {
    Optional<Reservation> own = of(worker);
    if (own.isPresent()) {
      entries.put(own.get().address(), new Entry(worker, now, null));
      return own;
    }
    for (Address candidate : candidates) {
      Entry entry = entries.get(key(candidate));
      if (entry == null || entry.freeAt(now)) {
        entries.put(key(candidate), new Entry(worker, now, null));
        return Optional.of(new Reservation(candidate, now));
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized Optional<Reservation> of(WorkerKey worker) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().of(worker))
        .map(entry -> new Reservation(entry.getKey(), entry.getValue().since()))
        .findFirst();
  }

  @Override
  public synchronized void notMade(WorkerKey worker, Reservation reserved) {
    entries.computeIfPresent(
        key(reserved.address()),
        (address, entry) ->
            entry.of(worker) ? new Entry(worker, reserved.since(), entry.blockedUntil()) : entry);
  }

  @Override
  public synchronized void takenElsewhere(WorkerKey worker, Address address, Instant now) {
    entries.computeIfPresent(
        key(address), (same, entry) -> entry.of(worker) ? nobodys(entry, now) : entry);
  }

  @Override
  public synchronized void keep(WorkerKey worker, Address address, Instant now) {
    entries.replaceAll(
        (other, entry) ->
            entry.of(worker) && !other.equals(key(address)) ? nobodys(entry, now) : entry);
    entries.merge(
        key(address),
        new Entry(worker, now, null),
        (before, kept) -> {
          if (before.of(worker)) {
            return new Entry(worker, before.since(), null);
          }
          return before.worker() == null || before.freeAt(now) ? kept : before;
        });
  }

  @Override
  public synchronized void release(WorkerKey worker, Instant now) {
    entries.replaceAll(
        (address, entry) ->
            entry.of(worker) && entry.blockedUntil() == null
                ? new Entry(worker, entry.since(), now.plus(retention))
                : entry);
  }

  private Entry nobodys(Entry entry, Instant now) {
    return new Entry(null, entry.since(), now.plus(retention));
  }

  private static Address key(Address address) {
    return Address.parse(address.text().toLowerCase(Locale.ROOT));
  }
}
