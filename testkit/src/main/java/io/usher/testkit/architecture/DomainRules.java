// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules for the domain of a service: pure, final, with small ports. */
final class DomainRules {

  private static final int PORT_METHODS = 4;

  /** Plain values and functions; nothing here reads or writes anything outside of memory. */
  private static final List<String> PURE =
      List.of(
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.nio.charset",
          "java.security",
          "java.text",
          "java.time..",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "org.jspecify..",
          "io.usher.core..",
          "io.usher.company..");

  /** Calls that give another answer each time, although their arguments are the same. */
  private static final Set<String> IMPURE =
      Set.of(
          "java.util.UUID.randomUUID",
          "java.lang.Math.random",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.getLogger",
          "java.util.Locale.getDefault",
          "java.time.ZoneId.systemDefault");

  private static final Set<String> IMPURE_TYPES =
      Set.of(
          "java.util.Random",
          "java.util.Timer",
          "java.security.SecureRandom",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.Thread");

  private DomainRules() {}

  static List<ArchRule> all(String root, List<String> extras) {
    return List.of(
        pureDomain(root, extras),
        noImpureCalls(root),
        finalClasses(root),
        finalFields(root),
        smallPorts(root));
  }

  private static ArchRule pureDomain(String root, List<String> extras) {
    List<String> allowed = new ArrayList<>(PURE);
    allowed.add(root + ".domain..");
    allowed.addAll(extras);
    return classes()
        .that()
        .resideInAPackage(root + ".domain..")
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(allowed.toArray(String[]::new))
                .or(JavaClass.Predicates.type(URI.class))
                .or(
                    DescribedPredicate.describe(
                        "are primitive", type -> type.getBaseComponentType().isPrimitive())))
        .as(
            "the domain knows only values: no framework, clock, I/O, randomness, logger, Avro;"
                + " a pure library is allowed with domainMayUse");
  }

  private static ArchRule noImpureCalls(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".domain..")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe("clock, randomness or environment", DomainRules::impure))
        .as("time, ids and settings come into the domain as values");
  }

  private static boolean impure(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getName();
    return IMPURE.contains(owner.getName() + "." + name)
        || IMPURE_TYPES.contains(owner.getName())
        || (owner.getPackageName().equals("java.time")
            && (name.equals("now") || name.startsWith("system") || name.startsWith("tick")));
  }

  private static ArchRule finalClasses(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".domain..")
        .and()
        .areNotInterfaces()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .and()
        .areNotEnums()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .and()
        .areNotAnonymousClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .haveModifier(JavaModifier.FINAL)
        .as("classes of the domain are final");
  }

  /** In {@code domain.work} a try that is under way may remember how far it came. */
  private static ArchRule finalFields(String root) {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + ".domain..")
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage(root + ".domain.work..")
        .and()
        .areDeclaredInClassesThat()
        .areTopLevelClasses()
        .and()
        .areNotStatic()
        .should()
        .bePrivate()
        .andShould()
        .beFinal()
        .as("what the domain holds is private and final");
  }

  /** A sealed interface is a type of values and no port. */
  private static ArchRule smallPorts(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".domain..")
        .and()
        .areInterfaces()
        .should(
            Conditions.hold(
                "have at most " + PORT_METHODS + " methods to implement",
                port -> abstractMethods(port) <= PORT_METHODS))
        .as("a port has at most " + PORT_METHODS + " methods");
  }

  private static long abstractMethods(JavaClass port) {
    return port.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
        .count();
  }
}
