// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.WorkerKey;
import java.time.Instant;

/** Whose address is whose, by the accounts that are there; {@link Addresses} gives new ones. */
public interface AddressRegister {

  /**
   * Registers the address of an existing account, in the caller's transaction; any other one of the
   * worker is blocked from now on. An address that another worker has in use stays that worker's.
   */
  void keep(WorkerKey worker, Address address, Instant now);

  /** The account is gone: the retention time begins. In the caller's transaction. */
  void release(WorkerKey worker, Instant now);
}
