// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.entra.domain.Addresses.Reservation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An address is personal data. */
class AddressTest {

  @Test
  void theTextFormTellsNoPartOfIt() {
    Address address = new Address("anna.lee", "acme.example");

    assertThat(address.toString() + new Reservation(address, Instant.EPOCH))
        .doesNotContain("anna")
        .doesNotContain("lee")
        .doesNotContain("acme");
  }
}
