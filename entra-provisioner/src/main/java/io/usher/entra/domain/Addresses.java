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
   * @param since when it was reserved
   */
  record Reservation(Address address, Instant since) {}

  /**
   * The worker's own address, or the first candidate that nobody has and nobody had within the
   * retention time. Atomic, and stable over retries; committed when it returns.
   *
   * @return empty when no candidate is free
   */
  Optional<Reservation> reserve(WorkerKey worker, List<Address> candidates, Instant now);

  /**
   * Somebody outside of Usher has this address: it is no longer the worker's, and nobody else's
   * within the retention time. Committed when it returns.
   */
  void takenElsewhere(WorkerKey worker, Address address, Instant now);

  /** Registers the address of an existing account, in the caller's transaction. */
  void keep(WorkerKey worker, Address address, Instant now);

  /** The account is gone: the retention time begins. In the caller's transaction. */
  void release(WorkerKey worker, Instant now);
}
