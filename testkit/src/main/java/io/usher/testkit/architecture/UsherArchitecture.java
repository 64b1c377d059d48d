// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** On the records that are made from the schemas: the rules are for what people write. */
  private static final String GENERATED = "org.apache.avro.specific.AvroGenerated";

  private final String root;
  private final boolean service;
  private final List<String> domainExtras = new ArrayList<>();
  private final Map<String, String> vendors = new LinkedHashMap<>();
  private final List<String> terminals = new ArrayList<>();
  private final List<String> known = new ArrayList<>();
  private final Set<String> boundaries = new HashSet<>();
  private Path module = Path.of("");

  private UsherArchitecture(String root, boolean service) {
    this.root = root;
    this.service = service;
  }

  /** All rules, for a module with {@code inbound}, {@code domain}, {@code outbound} and a flow. */
  public static UsherArchitecture ofService(String rootPackage) {
    return new UsherArchitecture(rootPackage, true);
  }

  /** All rules but those about a service's packages, for a module that is no service. */
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

  /**
   * Packages whose classes talk to a terminal.
   *
   * @param packages patterns of ArchUnit, {@code io.usher.local.cli..}
   */
  public UsherArchitecture terminalIn(String... packages) {
    terminals.addAll(List.of(packages));
    return this;
  }

  /**
   * Classes at the boundary of a flow: only they may catch everything and go on. A broad catch that
   * ends by throwing is allowed everywhere.
   *
   * @param simpleNames names of files without their ending
   */
  public UsherArchitecture boundary(String... simpleNames) {
    boundaries.addAll(List.of(simpleNames));
    return this;
  }

  /**
   * What the module may know besides itself and the JDK; without this, anything.
   *
   * @param packages patterns of ArchUnit, {@code org.apache.avro..}
   */
  public UsherArchitecture knowsOnly(String... packages) {
    known.addAll(List.of(packages));
    return this;
  }

  /** Folder of the module, when the test does not run in it. */
  public UsherArchitecture module(Path folder) {
    this.module = folder;
    return this;
  }

  /** Checks all rules and fails with everything that is against one. */
  public void verify() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> location.contains(module.toAbsolutePath() + "/target/"))
            .importPackages(root)
            .that(DescribedPredicate.not(annotatedWith(GENERATED)));
    List<String> violations = new ArrayList<>();
    if (classes.isEmpty()) {
      violations.add("there are no classes of " + root + " in " + module.toAbsolutePath());
    }
    for (ArchRule rule : rules()) {
      var result = rule.allowEmptyShould(true).evaluate(classes);
      if (result.hasViolation()) {
        violations.add(rule.getDescription());
        result.getFailureReport().getDetails().forEach(detail -> violations.add("  " + detail));
      }
    }
    Path sources = module.resolve(Path.of("src", "main", "java"));
    Path tests = module.resolve(Path.of("src", "test", "java"));
    violations.addAll(SourceRules.violations(sources, service, boundaries));
    violations.addAll(TestRules.violations(tests, sources));
    if (!violations.isEmpty()) {
      throw new AssertionError("House rules are broken:\n" + String.join("\n", violations));
    }
  }

  private List<ArchRule> rules() {
    List<ArchRule> rules = new ArrayList<>(CommonRules.all(root));
    if (service) {
      rules.addAll(ServiceRules.all(root, SourceRules.importedElsewhere(module.resolve("src"))));
      rules.addAll(DomainRules.all(root, domainExtras));
    }
    if (!known.isEmpty()) {
      rules.add(CommonRules.knowsOnly(root, known));
    }
    rules.add(CommonRules.terminalOnlyIn(root, terminals));
    vendors.forEach((name, home) -> rules.add(CommonRules.vendorOnlyIn(root, name, home)));
    return rules;
  }
}
