// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import io.usher.testkit.architecture.UsherArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theHouseRulesHold() {
    UsherArchitecture.ofLibrary("io.usher.kit")
        .boundary(
            "CombinedCalls",
            "GroupedTransactions",
            "LaneEngine",
            "LaneRecorder",
            "OutboxRelay",
            "PgInbox",
            "Housekeeping")
        .verify();
  }
}
