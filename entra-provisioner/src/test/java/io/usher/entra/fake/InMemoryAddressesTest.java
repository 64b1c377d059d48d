// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.entra.contract.AddressesContract;
import io.usher.entra.domain.Addresses;

/** The stand-in keeps the promises of the port. */
class InMemoryAddressesTest extends AddressesContract {

  private final Addresses addresses = new InMemoryAddresses(RETENTION);

  @Override
  protected Addresses addresses() {
    return addresses;
  }
}
