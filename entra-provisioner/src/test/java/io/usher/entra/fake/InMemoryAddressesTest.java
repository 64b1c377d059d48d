// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.entra.contract.AddressesContract;
import io.usher.entra.domain.AddressRegister;
import io.usher.entra.domain.Addresses;

/** The stand-in keeps the promises of the port. */
class InMemoryAddressesTest extends AddressesContract {

  private final InMemoryAddresses addresses = new InMemoryAddresses(RETENTION);

  @Override
  protected AddressRegister register() {
    return addresses;
  }

  @Override
  protected Addresses addresses() {
    return addresses;
  }
}
