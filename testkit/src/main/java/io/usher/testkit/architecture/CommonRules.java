// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Rules for all modules. */
final class CommonRules {

  /** What says nothing about what a class does. */
  private static final String FORBIDDEN_NAMES =
      ".*(Impl|Manager|Helper|Util|Utils|Base|Processor|Service)|(Abstract|Default|Base).*";

  private CommonRules() {}

  static List<ArchRule> all(String root) {
    return List.of(namesSaySomething(root), constructorInjection(root), noSleeping(root));
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

  private static ArchRule namesSaySomething(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and(areTopLevelAndWritten())
        .should()
        .haveNameMatching(".*\\.(" + FORBIDDEN_NAMES + ")")
        .as("class names end in no Impl, Manager, Helper, Util, Base, Processor, Service");
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
