// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rules for services: three packages with walls, one flow. What is inside: DomainRules. */
final class ServiceRules {

  private static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";

  private static final String PATH = "jakarta.ws.rs.Path";

  private ServiceRules() {}

  static List<ArchRule> all(String root, Set<String> imported) {
    return List.of(
        threePackages(root),
        outboundDoesNotKnowInbound(root),
        inboundDoesNotKnowOutbound(root),
        incomingOnlyInTheFlow(root),
        oneConstructor(root),
        publicOnlyWhenUsedElsewhere(root, imported));
  }

  private static ArchRule threePackages(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .resideInAnyPackage(root, root + ".inbound..", root + ".domain..", root + ".outbound..")
        .as("a service has the packages inbound, domain and outbound, and its flow above them");
  }

  private static ArchRule outboundDoesNotKnowInbound(String root) {
    return doesNotKnow(root, "outbound", "inbound");
  }

  private static ArchRule inboundDoesNotKnowOutbound(String root) {
    return doesNotKnow(root, "inbound", "outbound");
  }

  private static ArchRule doesNotKnow(String root, String one, String other) {
    return noClasses()
        .that()
        .resideInAPackage(root + "." + one + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + "." + other + "..")
        .as(one + " does not know " + other);
  }

  private static ArchRule incomingOnlyInTheFlow(String root) {
    return methods()
        .that()
        .areAnnotatedWith(INCOMING)
        .should()
        .beDeclaredInClassesThat(
            DescribedPredicate.describe(
                "are the flow at the root of the service",
                type ->
                    type.getPackageName().equals(root) && type.getSimpleName().endsWith("Flow")))
        .as("only the flow receives from Kafka");
  }

  private static ArchRule oneConstructor(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and(
            annotatedWithOneOf(
                "jakarta.enterprise.context.ApplicationScoped", "jakarta.inject.Singleton", PATH))
        .should(Conditions.hold("have one constructor", bean -> bean.getConstructors().size() == 1))
        .as("a bean has one constructor");
  }

  private static DescribedPredicate<JavaClass> annotatedWithOneOf(String... annotations) {
    return DescribedPredicate.describe(
        "are beans", type -> Stream.of(annotations).anyMatch(type::isAnnotatedWith));
  }

  private static ArchRule publicOnlyWhenUsedElsewhere(String root, Set<String> imported) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and()
        .haveNameNotMatching(".*(_.*|Flow)")
        .should(
            Conditions.hold(
                "serve another package or the framework",
                type -> isForTheFramework(type) || isUsedElsewhere(type) || isIn(imported, type)))
        .as("what no other package uses is not public");
  }

  /** Resources, what they answer with, and entities: code is made for them elsewhere. */
  private static boolean isForTheFramework(JavaClass type) {
    return type.isAnnotatedWith(PATH)
        || type.isAnnotatedWith("jakarta.persistence.Entity")
        || users(type).anyMatch(user -> user.isAnnotatedWith(PATH));
  }

  private static boolean isUsedElsewhere(JavaClass type) {
    return users(type).anyMatch(user -> !user.getPackageName().equals(type.getPackageName()));
  }

  /** Who uses the class or one that is nested in it. */
  private static Stream<JavaClass> users(JavaClass type) {
    return type.getPackage().getClasses().stream()
        .filter(part -> part.equals(type) || part.getName().startsWith(type.getName() + "$"))
        .flatMap(part -> part.getDirectDependenciesToSelf().stream())
        .map(Dependency::getOriginClass);
  }

  /** The compiler leaves no trace of some uses, and tests are no part of what was imported. */
  private static boolean isIn(Set<String> imported, JavaClass type) {
    return imported.stream()
        .anyMatch(name -> name.equals(type.getName()) || name.startsWith(type.getName() + "."));
  }
}
