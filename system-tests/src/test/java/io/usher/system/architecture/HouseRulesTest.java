// SPDX-License-Identifier: Apache-2.0
package io.usher.system.architecture;

import io.usher.local.part.UsherHome;
import io.usher.testkit.architecture.UsherArchitecture;
import org.junit.jupiter.api.Test;

/**
 * The house rules for modules that are no services. They are checked here, because the test kit
 * depends on some of them. The services and the kit check themselves.
 */
class HouseRulesTest {

  private static final String JSPECIFY = "org.jspecify..";

  @Test
  void theContractsKeepThem() {
    library("io.usher.events", "schemas").knowsOnly("org.apache.avro..", JSPECIFY).verify();
  }

  @Test
  void theKernelKeepsThem() {
    library("io.usher.core", "identity-core").knowsOnly(JSPECIFY).verify();
  }

  @Test
  void theTranslatorOfEventsKeepsThem() {
    library("io.usher.events.mapping", "identity-events")
        .knowsOnly("io.usher.core..", "io.usher.events..", "org.apache.avro..", JSPECIFY)
        .verify();
  }

  @Test
  void theReaderOfTheCompanyFolderKeepsThem() {
    library("io.usher.company", "company-folder")
        .knowsOnly("io.usher.core..", "dev.cel..", "com.google..", "org.yaml.snakeyaml..", JSPECIFY)
        .verify();
  }

  @Test
  void theSandboxKeepsThemAndSharesNoCodeWithItsClients() {
    library("io.usher.sandbox", "sandbox")
        .knowsOnly(
            "com.sun.net.httpserver..",
            "com.fasterxml.jackson..",
            "com.unboundid.scim2..",
            JSPECIFY)
        .boundary("Switchboard")
        .vendor("Graph", "io.usher.sandbox.graph")
        .vendor("Bamboo", "io.usher.sandbox.bamboo")
        .verify();
  }

  @Test
  void theLauncherKeepsThem() {
    library("io.usher.local", "deploy/local").terminalIn("io.usher.local.cli..").verify();
  }

  @Test
  void theSystemTestsKeepThem() {
    library("io.usher.system", "system-tests").terminalIn("io.usher.system..").verify();
  }

  private static UsherArchitecture library(String root, String module) {
    return UsherArchitecture.ofLibrary(root).module(UsherHome.find().folder().resolve(module));
  }
}
