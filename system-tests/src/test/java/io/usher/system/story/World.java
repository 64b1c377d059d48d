// SPDX-License-Identifier: Apache-2.0
package io.usher.system.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.usher.core.ReasonCode;
import io.usher.events.v1.IdentityCompleted;
import io.usher.events.v1.LifecycleStage;
import io.usher.local.part.UsherHome;
import io.usher.local.stack.LocalStack;
import io.usher.local.stack.Ports;
import io.usher.local.stack.StackListener;
import io.usher.local.stack.StackPlan;
import io.usher.system.check.Checker;
import io.usher.system.check.Ledger;
import io.usher.system.check.Reality;
import io.usher.system.check.Truth;
import io.usher.system.client.Endpoints;
import io.usher.system.client.HrDepartment;
import io.usher.system.client.Operator;
import io.usher.system.client.Web;
import io.usher.system.follow.Journal;
import io.usher.system.follow.TopicFollower;
import io.usher.system.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;

/** A whole stack, who acts on it, and all that can be seen of it. */
final class World implements AutoCloseable {

  /** So few lanes at once that no replica can take all of a service before the other wakes. */
  private static final Map<String, String> FEW_AT_ONCE =
      Map.of("USHER_LANES_CONCURRENCY", "4", "USHER_LANES_RESERVED_FOR_LEAVERS", "1");

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final LocalStack stack;
  private final Endpoints endpoints;
  private final Web web = new Web();
  private final TopicFollower follower;
  private final HrDepartment hr;
  private final Operator operator;
  private final Ledger ledger;

  private World(LocalStack stack) {
    this.stack = stack;
    this.endpoints = new Endpoints(stack.plan().ports().base());
    this.follower = new TopicFollower(endpoints.kafka(), endpoints.registry());
    this.hr = new HrDepartment(web, endpoints);
    this.operator = new Operator(web, endpoints);
    this.ledger = new Ledger(web, endpoints);
  }

  /**
   * Starts a fresh stack of the sample company.
   *
   * @param name names the folder below {@code target}, where the logs stay
   * @param portBase first port
   * @param replicas of each service
   */
  static World start(String name, int portBase, int replicas) {
    UsherHome home = UsherHome.find();
    StackPlan plan =
        StackPlan.usual(home)
            .withData(home.folder().resolve("system-tests/target").resolve(name))
            .withPorts(new Ports(portBase))
            .withReplicas(replicas)
            .withEnvironment(replicas == 1 ? Map.of() : FEW_AT_ONCE);
    LocalStack stack = new LocalStack(plan, StackListener.SILENT);
    stack.forget();
    stack.start();
    return new World(stack);
  }

  HrDepartment hr() {
    return hr;
  }

  /** HR, who sends files to another replica. */
  HrDepartment hrAtReplica(int replica) {
    return new HrDepartment(web, endpoints.withReplica(replica));
  }

  Operator operator() {
    return operator;
  }

  Endpoints endpoints() {
    return endpoints;
  }

  Journal journal() {
    return follower.journal();
  }

  /** What the vendors hold of a person now. */
  Truth truth(Person person) {
    return Reality.of(web, endpoints).truth(person);
  }

  /** Waits until an assertion holds; tells what does not when it never does. */
  void until(String what, ThrowingRunnable assertion) {
    await(what).atMost(PATIENCE).pollInterval(LOOK_EVERY).untilAsserted(assertion);
  }

  /** Waits until all of them are in all systems as they must be. */
  void untilAsTheyMust(List<Person> people) {
    Checker checker = new Checker(journal());
    until(
        "everybody as they must be",
        () -> {
          Reality reality = Reality.of(web, endpoints);
          assertThat(people)
              .allSatisfy(person -> assertThat(checker.faults(person, reality)).isEmpty());
        });
  }

  void untilAsTheyMust(Person... people) {
    untilAsTheyMust(List.of(people));
  }

  /** Waits until the pipeline has told the end of a stage, and no service has work left for it. */
  void untilCompleted(Person person, LifecycleStage stage) {
    String key = person.key().toString();
    until(
        key + " is completed as " + stage,
        () ->
            assertThat(journal().completion(key).map(IdentityCompleted::getStage)).hasValue(stage));
    untilQuiet(person);
  }

  /** Waits until no service has anything to do for a person on this day. */
  void untilQuiet(Person person) {
    until(
        person.key() + " has no work left",
        () -> {
          assertThat(hr.pendingWebhooks()).isZero();
          assertThat(endpoints.services()).flatMap(service -> busyLanes(service, person)).isEmpty();
        });
  }

  private List<Operator.Lane> busyLanes(String service, Person person) {
    return operator.lanes(service, person.key().toString()).stream()
        .filter(lane -> !lane.state().equals("DONE"))
        .filter(lane -> !lane.reasons().equals(List.of(ReasonCode.NOT_YET_DUE.code())))
        .toList();
  }

  /** A moment in the vendors' list of calls. */
  long moment() {
    return ledger.now();
  }

  /** What was changed in which vendors since a moment, and for whom: vendor, method and route. */
  Map<String, Set<String>> changesSince(long moment) {
    return ledger.after(moment).stream()
        .filter(Ledger.Call::effect)
        .collect(
            Collectors.groupingBy(
                Ledger.Call::person,
                TreeMap::new,
                Collectors.mapping(Ledger.Call::what, Collectors.toCollection(TreeSet::new))));
  }

  /** The calls of a vendor for a person since a moment, in their order. */
  List<Ledger.Call> callsSince(long moment, String vendor, Person person) {
    return ledger.after(moment).stream()
        .filter(call -> call.vendor().equals(vendor) && call.about(person))
        .toList();
  }

  @Override
  public void close() {
    follower.close();
    stack.close();
  }
}
