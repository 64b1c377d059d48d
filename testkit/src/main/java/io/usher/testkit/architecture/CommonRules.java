// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Rules for all modules. */
final class CommonRules {

  /** What says nothing about what a class does. */
  private static final String FORBIDDEN_NAMES =
      ".*(Impl|Manager|Helper|Util|Utils|Base|Processor|Service)|(Abstract|Default|Base).*";

  private CommonRules() {}

  static List<ArchRule> all(String root) {
    return List.of(
        namesSaySomething(root),
        packagesSaySomething(root),
        constructorInjection(root),
        fieldsAreHidden(root),
        noSleeping(root),
        logCatalogues(root));
  }

  /** Standard output and error belong to the classes that talk to a terminal. */
  static ArchRule terminalOnlyIn(String root, List<String> homes) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(homes.toArray(String[]::new))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe("System.out or System.err", CommonRules::standardStream))
        .as("nobody writes to standard output or error but " + homes);
  }

  /** Name of the vendor in a class name, the outer class counting, only in the vendor's package. */
  static ArchRule vendorOnlyIn(String root, String vendor, String home) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(home + "..")
        .should()
        .haveSimpleNameContaining(vendor)
        .as("the name " + vendor + " is known only in " + home);
  }

  /** A module that depends on nothing but itself, the JDK and what is listed. */
  static ArchRule knowsOnly(String root, List<String> known) {
    List<String> allowed = new ArrayList<>(known);
    allowed.addAll(List.of("java..", "javax..", "", root + ".."));
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .as("knows only itself, the JDK and " + known);
  }

  private static ArchRule namesSaySomething(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and(areTopLevelAndWritten())
        .should()
        .haveNameMatching(".*\\.(" + FORBIDDEN_NAMES + ")")
        .as("class names end in no Impl, Manager, Helper, Util, Base, Processor, Service");
  }

  private static ArchRule packagesSaySomething(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .resideInAnyPackage("..common..", "..util..", "..utils..", "..helper..", "..misc..")
        .as("packages are named after what they hold: no common, util, helper, misc");
  }

  /** The columns of an entity are the one exception: the framework makes accessors of them. */
  private static ArchRule fieldsAreHidden(String root) {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + "..")
        .and()
        .areDeclaredInClassesThat()
        .areNotAnnotatedWith("jakarta.persistence.Entity")
        .and()
        .areDeclaredInClassesThat()
        .haveNameNotMatching(".*_.*")
        .and()
        .areNotStatic()
        .should()
        .notBePublic()
        .andShould()
        .notBeProtected()
        .as("fields are not seen from other packages");
  }

  private static ArchRule constructorInjection(String root) {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + "..")
        .should()
        .beAnnotatedWith("jakarta.inject.Inject")
        .orShould()
        .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
        .as("dependencies come in through the constructor");
  }

  private static ArchRule noSleeping(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "Thread.sleep",
                call ->
                    call.getTarget().getOwner().isEquivalentTo(Thread.class)
                        && call.getTarget().getName().equals("sleep")))
        .as("nobody sleeps");
  }

  /** The classes that are generated from the catalogues have an underscore. */
  private static ArchRule logCatalogues(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .haveNameNotMatching(".*_.*")
        .and()
        .areNotAnnotatedWith("org.jboss.logging.annotations.MessageLogger")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.(jboss\\.logging\\.Logger|slf4j\\..*|apache\\.commons\\.logging\\..*)")
        .as("log messages stand in a typed catalogue (@MessageLogger)");
  }

  private static boolean standardStream(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(System.class)
        && (access.getName().equals("out") || access.getName().equals("err"));
  }

  /** Generated classes of the framework have an underscore or no source of ours. */
  private static DescribedPredicate<JavaClass> areTopLevelAndWritten() {
    return DescribedPredicate.describe(
        "are written by hand",
        type ->
            type.isTopLevelClass()
                && !type.getSimpleName().contains("_")
                && !type.getSimpleName().equals("package-info"));
  }
}
