// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.usher.testkit.architecture.UsherArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theHouseRulesHold() {
    UsherArchitecture.ofService("io.usher.ingest")
        .vendor("Bamboo", "io.usher.ingest.inbound.bamboohr")
        .verify();
  }
}
