// SPDX-License-Identifier: Apache-2.0
package io.usher.saas;

import io.usher.testkit.architecture.UsherArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theHouseRulesHold() {
    UsherArchitecture.ofService("io.usher.saas")
        .vendor("Slack", "io.usher.saas.outbound.scim.slack")
        .vendor("Atlassian", "io.usher.saas.outbound.scim.atlassian")
        .vendor("Scim", "io.usher.saas.outbound.scim")
        .verify();
  }
}
