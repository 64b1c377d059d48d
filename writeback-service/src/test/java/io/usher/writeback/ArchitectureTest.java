// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import io.usher.testkit.architecture.UsherArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theHouseRulesHold() {
    UsherArchitecture.ofService("io.usher.writeback")
        .vendor("BambooHr", "io.usher.writeback.outbound.bamboohr")
        .verify();
  }
}
