// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.WorkerKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The register of addresses: who has one, and which may not be given out. */
public interface Addresses {

  /**
   * An address that is this worker's.
   *
   * @param address the address
   * @param since the last moment at which an account may have been made with it: the last try whose
   *     end is not known, or, before any try, when it was reserved
   */
  record Reservation(Address address, Instant since) {}

  /**
   * The worker's own address, or the first candidate that nobody has and nobody had within the
   * retention time. Atomic, and stable over retries. What follows counts as a try of that moment to
   * make an account with it, until {@link #notMade} says otherwise; committed when it returns.
   *
   * @return the reservation as it was before this try; empty when no candidate is free
   */
  Optional<Reservation> reserve(WorkerKey worker, List<Address> candidates, Instant now);

  /** The worker's own address, also one that was released; nothing changes. */
  Optional<Reservation> of(WorkerKey worker);

  /**
   * The directory refused the try: it has made no account. Committed when it returns.
   *
   * @param reserved what {@link #reserve} gave for that try
   */
  void notMade(WorkerKey worker, Reservation reserved);

  /**
   * Somebody outside of Usher has this address: it is no longer the worker's, and nobody else's
   * within the retention time. Committed when it returns.
   */
  void takenElsewhere(WorkerKey worker, Address address, Instant now);
}
