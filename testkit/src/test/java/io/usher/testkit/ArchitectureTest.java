// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit;

import io.usher.local.part.UsherHome;
import io.usher.testkit.architecture.UsherArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theHouseRulesHold() {
    UsherArchitecture.ofLibrary("io.usher.testkit").verify();
  }

  /** Checked here, because the launcher cannot depend on its own test kit. */
  @Test
  void theHouseRulesHoldForTheLauncher() {
    UsherArchitecture.ofLibrary("io.usher.local")
        .sources(UsherHome.find().folder().resolve("deploy/local/src/main/java"))
        .verify();
  }
}
