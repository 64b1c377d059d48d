// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules for services: three packages with walls, a pure domain, one flow. */
final class ServiceRules {

  private static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";

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

  private ServiceRules() {}

  static List<ArchRule> all(String root, List<String> domainExtras) {
    return List.of(
        threePackages(root),
        pureDomain(root, domainExtras),
        noImpureCalls(root),
        inboundAndOutboundDoNotMeet(root),
        incomingOnlyInTheFlow(root));
  }

  private static ArchRule threePackages(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .resideInAnyPackage(root, root + ".inbound..", root + ".domain..", root + ".outbound..")
        .as("a service has the packages inbound, domain and outbound, and its flow above them");
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
            DescribedPredicate.describe("clock, randomness or environment", ServiceRules::impure))
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

  private static ArchRule inboundAndOutboundDoNotMeet(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".outbound..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".inbound..")
        .as("outbound does not know inbound");
  }

  private static ArchRule incomingOnlyInTheFlow(String root) {
    return methods()
        .that()
        .areAnnotatedWith(INCOMING)
        .should(
            new ArchCondition<JavaMethod>("be in the flow class at the root of the service") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                JavaClass owner = method.getOwner();
                boolean flow =
                    owner.getPackageName().equals(root) && owner.getSimpleName().endsWith("Flow");
                if (!flow) {
                  events.add(
                      SimpleConditionEvent.violated(
                          method, method.getFullName() + " receives, but is no flow"));
                }
              }
            })
        .as("only the flow receives from Kafka");
  }
}
