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
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {

  private static final String BAD = "io.usher.testkit.architecture.badservice";

  private final JavaClasses classes = new ClassFileImporter().importPackages(BAD);

  @TempDir Path folder;

  @Test
  void aDomainThatReadsTheClockOrKnowsFilesOrRecordsIsFound() {
    assertThat(findings(DomainRules.all(BAD, List.of())))
        .contains("java.time.Instant.now")
        .contains("java.nio.file.Path")
        .contains("io.usher.events.v1.HeldStatus");
  }

  @Test
  void aDomainThatIsOpenToEverybodyIsFound() {
    assertThat(findings(DomainRules.all(BAD, List.of())))
        .contains("Class <" + BAD + ".domain.OpenDecision> does not have modifier FINAL")
        .contains(BAD + ".domain.OpenDecision.count")
        .contains("WidePort does not have at most 4 methods");
  }

  @Test
  void aFourthPackageIsFound() {
    assertThat(findings(ServiceRules.all(BAD, Set.of())))
        .contains("helper.LookupHelper> does not reside in any package");
  }

  @Test
  void aBeanWithTwoConstructorsAndAClassThatIsPublicForNobodyAreFound() {
    assertThat(findings(ServiceRules.all(BAD, Set.of())))
        .contains("LookupHelper does not have one constructor")
        .contains("OpenDecision does not serve another package or the framework");
  }

  @Test
  void emptyNamesOfClassesAndPackagesAreFound() {
    assertThat(findings(CommonRules.all(BAD)))
        .contains("Class <" + BAD + ".helper.LookupHelper> has name matching")
        .contains("Class <" + BAD + ".helper.LookupHelper> does reside in any package");
  }

  @Test
  void loggersBesideTheCatalogueAndFieldsForEverybodyAreFound() {
    assertThat(findings(CommonRules.all(BAD)))
        .contains("org.slf4j.LoggerFactory")
        .contains(BAD + ".domain.OpenDecision.count");
  }

  @Test
  void textForTheTerminalIsFoundOutsideOfItsPackages() {
    assertThat(findings(List.of(CommonRules.terminalOnlyIn(BAD, List.of("io.usher.nowhere")))))
        .contains("java.lang.System.out");
    assertThat(findings(List.of(CommonRules.terminalOnlyIn(BAD, List.of(BAD + ".."))))).isEmpty();
  }

  @Test
  void whatAModuleMustNotKnowIsFound() {
    assertThat(findings(List.of(CommonRules.knowsOnly(BAD, List.of("org.jspecify..")))))
        .contains("io.usher.events.v1.HeldStatus");
  }

  @Test
  void aVendorOutsideOfItsPackageIsFound() {
    ArchRule rule = CommonRules.vendorOnlyIn(BAD, "Slack", BAD + ".outbound.slack");

    assertThat(findings(List.of(rule))).contains("SlackThing");
  }

  @Test
  void longMethodsManyParametersAndEmptyCatchesAreFound() throws IOException {
    String body = "    int a = 1;\n".repeat(41);
    write(
        "class Long {\n  void many(int a, int b, int c, int d, int e, int f, int g) {}\n"
            + "  void run() {\n    try { run(); } catch (RuntimeException e) {}\n"
            + body.replaceAll("(?m)^ +int a = 1;$", "    run();")
            + "  }\n}\n");

    assertThat(SourceRules.violations(folder, false, Set.of()))
        .anySatisfy(found -> assertThat(found).contains("run has 44 lines"))
        .anySatisfy(found -> assertThat(found).contains("many has 7 parameters"))
        .anySatisfy(found -> assertThat(found).contains("empty catch"));
  }

  @Test
  void aPackageThatNobodyExplainsIsFound() throws IOException {
    write("class Lonely {}\n");

    assertThat(SourceRules.violations(folder, false, Set.of()))
        .anySatisfy(found -> assertThat(found).contains("no package-info"));
  }

  @Test
  void aBroadCatchThatGoesOnIsFoundUnlessItStandsAtABoundary() throws IOException {
    write("class Broad { void run() { try { run(); } catch (RuntimeException e) { run(); } } }\n");

    assertThat(SourceRules.violations(folder, false, Set.of()))
        .anySatisfy(found -> assertThat(found).contains("catches everything"));
    assertThat(SourceRules.violations(folder, false, Set.of("Written")))
        .noneSatisfy(found -> assertThat(found).contains("catches everything"));
  }

  @Test
  void aBroadCatchThatThrowsIsNotFound() throws IOException {
    write(
        "class Broad { void run() { try { run(); } catch (RuntimeException e) { throw e; } } }\n");

    assertThat(SourceRules.violations(folder, false, Set.of()))
        .noneSatisfy(found -> assertThat(found).contains("catches everything"));
  }

  @Test
  void aTestThatSleepsOrWhoseNameSaysNoBehaviourIsFound() throws IOException {
    write("class LazyTest { void test" + "It() { Thread.sle" + "ep(1); } }\n");

    assertThat(TestRules.violations(folder, folder))
        .anySatisfy(found -> assertThat(found).contains("sleeps"))
        .anySatisfy(found -> assertThat(found).contains("no behaviour"));
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("Written.java"), text);
  }

  private String findings(List<ArchRule> rules) {
    return rules.stream()
        .map(rule -> rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails())
        .map(details -> String.join("\n", details))
        .collect(Collectors.joining("\n"));
  }
}
