// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {

  private static final String BAD = "io.usher.testkit.architecture.badservice";

  private final JavaClasses classes = new ClassFileImporter().importPackages(BAD);

  @TempDir Path folder;

  @Test
  void aDomainThatReadsTheClockOrKnowsFilesOrRecordsIsFound() {
    assertThat(findings(ServiceRules.all(BAD, List.of())))
        .contains("java.time.Instant.now")
        .contains("java.nio.file.Path")
        .contains("io.usher.events.v1.HeldStatus");
  }

  @Test
  void aFourthPackageIsFound() {
    assertThat(findings(ServiceRules.all(BAD, List.of()))).contains("helper.LookupHelper");
  }

  @Test
  void anEmptyNameIsFound() {
    assertThat(findings(CommonRules.all(BAD))).contains("LookupHelper");
  }

  @Test
  void aVendorOutsideOfItsPackageIsFound() {
    ArchRule rule = CommonRules.vendorOnlyIn(BAD, "Slack", BAD + ".outbound.slack");

    assertThat(findings(List.of(rule))).contains("SlackThing");
  }

  @Test
  void longMethodsManyParametersAndEmptyCatchesAreFound() throws IOException {
    String body = "    int a = 1;\n".repeat(41);
    Files.writeString(
        folder.resolve("Long.java"),
        "class Long {\n  void many(int a, int b, int c, int d, int e, int f, int g) {}\n"
            + "  void run() {\n    try { run(); } catch (RuntimeException e) {}\n"
            + body.replaceAll("(?m)^ +int a = 1;$", "    run();")
            + "  }\n}\n");

    assertThat(SourceRules.violations(folder, false))
        .anySatisfy(found -> assertThat(found).contains("run has 44 lines"))
        .anySatisfy(found -> assertThat(found).contains("many has 7 parameters"))
        .anySatisfy(found -> assertThat(found).contains("empty catch"));
  }

  private String findings(List<ArchRule> rules) {
    return rules.stream()
        .map(rule -> rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails())
        .map(details -> String.join("\n", details))
        .collect(Collectors.joining("\n"));
  }
}
