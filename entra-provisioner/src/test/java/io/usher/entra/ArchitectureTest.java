// SPDX-License-Identifier: Apache-2.0
package io.usher.entra;

import io.usher.testkit.architecture.UsherArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theHouseRulesHold() {
    UsherArchitecture.ofService("io.usher.entra")
        .domainMayUse("com.ibm.icu..")
        .vendor("Graph", "io.usher.entra.outbound.graph")
        .verify();
  }
}
