// SPDX-License-Identifier: Apache-2.0
package io.usher.validation;

import io.usher.testkit.architecture.UsherArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theHouseRulesHold() {
    UsherArchitecture.ofService("io.usher.validation")
        .domainMayUse("com.google.i18n.phonenumbers..")
        .verify();
  }
}
