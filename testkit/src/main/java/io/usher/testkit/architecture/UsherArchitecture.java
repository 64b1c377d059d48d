// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks a service module against the house rules.
 *
 * <pre>
 * &#64;Test
 * void theHouseRulesHold() {
 *   UsherArchitecture.ofService("io.usher.entra")
 *       .domainMayUse("com.ibm.icu..")
 *       .vendor("Graph", "io.usher.entra.outbound.graph")
 *       .verify();
 * }
 * </pre>
 */
public final class UsherArchitecture {

  private final String root;
  private final boolean service;
  private final List<String> domainExtras = new ArrayList<>();
  private final Map<String, String> vendors = new LinkedHashMap<>();
  private Path sources = Path.of("src", "main", "java");

  private UsherArchitecture(String root, boolean service) {
    this.root = root;
    this.service = service;
  }

  /** All rules, for a module with {@code inbound}, {@code domain}, {@code outbound} and a flow. */
  public static UsherArchitecture ofService(String rootPackage) {
    return new UsherArchitecture(rootPackage, true);
  }

  /** Only names, sizes and forbidden calls, for a module that is no service. */
  public static UsherArchitecture ofLibrary(String rootPackage) {
    return new UsherArchitecture(rootPackage, false);
  }

  /**
   * Pure libraries that the domain may use besides the JDK, the kernel and the company folder.
   *
   * @param packages patterns of ArchUnit, {@code com.ibm.icu..}
   */
  public UsherArchitecture domainMayUse(String... packages) {
    domainExtras.addAll(List.of(packages));
    return this;
  }

  /**
   * Classes with the vendor's name live only in the given package and below; those at the edge that
   * must name it (its configuration, the place that wires it) are in there too.
   */
  public UsherArchitecture vendor(String name, String onlyIn) {
    vendors.put(name, onlyIn);
    return this;
  }

  /** Folder of the sources, when the test does not run in the folder of its module. */
  public UsherArchitecture sources(Path folder) {
    this.sources = folder;
    return this;
  }

  /** Checks all rules and fails with everything that is against one. */
  public void verify() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
    List<String> violations = new ArrayList<>();
    for (ArchRule rule : rules()) {
      var result = rule.allowEmptyShould(true).evaluate(classes);
      if (result.hasViolation()) {
        violations.add(rule.getDescription());
        result.getFailureReport().getDetails().forEach(detail -> violations.add("  " + detail));
      }
    }
    violations.addAll(SourceRules.violations(sources, service));
    if (!violations.isEmpty()) {
      throw new AssertionError("House rules are broken:\n" + String.join("\n", violations));
    }
  }

  private List<ArchRule> rules() {
    List<ArchRule> rules = new ArrayList<>(CommonRules.all(root));
    if (service) {
      rules.addAll(ServiceRules.all(root, domainExtras));
    }
    vendors.forEach((name, home) -> rules.add(CommonRules.vendorOnlyIn(root, name, home)));
    return rules;
  }
}
