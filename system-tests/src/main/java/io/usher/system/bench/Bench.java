// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import io.usher.local.stack.LocalStack;
import io.usher.system.client.Endpoints;
import io.usher.system.client.HrDepartment;
import io.usher.system.client.Web;
import io.usher.system.follow.Milestone;
import io.usher.system.follow.TopicFollower;
import io.usher.system.people.PeopleMaker;
import io.usher.system.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A started stack with all that a measurement needs. Not safe for concurrent use. */
final class Bench implements AutoCloseable {

  private static final int SEED = 11;
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final LocalStack stack;
  private final Clock clock;
  private final Consumer<String> told;
  private final Web web = new Web();
  private final Endpoints endpoints;
  private final HrDepartment hr;
  private final TopicFollower follower;
  private final Processes processes;
  private final PeopleMaker maker;
  private int nextId = 1;

  /**
   * @param stack a started stack
   * @param clock for dates and waiting
   * @param told is told what happens, a line each
   */
  Bench(LocalStack stack, Clock clock, Consumer<String> told) {
    this.stack = stack;
    this.clock = clock;
    this.told = told;
    this.endpoints = new Endpoints(stack.plan().ports().base());
    this.hr = new HrDepartment(web, endpoints);
    this.follower = new TopicFollower(endpoints.kafka(), endpoints.registry());
    this.processes = new Processes(stack);
    this.maker = new PeopleMaker(SEED, clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
  }

  LocalStack stack() {
    return stack;
  }

  Clock clock() {
    return clock;
  }

  Web web() {
    return web;
  }

  Endpoints endpoints() {
    return endpoints;
  }

  HrDepartment hr() {
    return hr;
  }

  Processes processes() {
    return processes;
  }

  VendorCalls vendorCalls() {
    return VendorCalls.of(web, endpoints);
  }

  void tell(String text) {
    told.accept(text);
  }

  /** People whom nobody has hired yet. */
  List<Person> newPeople(int count) {
    List<Person> people = maker.crowd(nextId, count);
    nextId += count;
    return people;
  }

  /** When a person was first said to be complete; null while it is not. */
  @org.jspecify.annotations.Nullable
  Instant completedAt(Person person) {
    return follower.journal().firstAt(Milestone.COMPLETED, person.key().toString());
  }

  /**
   * Waits until people are complete.
   *
   * @param patience how long at most
   * @return how many are
   */
  long waitFor(List<Person> people, Duration patience) {
    Instant end = clock.instant().plus(patience);
    long complete = completed(people);
    Instant nextWord = clock.instant().plusSeconds(10);
    while (complete < people.size() && clock.instant().isBefore(end)) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      complete = completed(people);
      if (clock.instant().isAfter(nextWord)) {
        tell("  " + complete + " of " + people.size() + " complete");
        nextWord = clock.instant().plusSeconds(10);
      }
    }
    if (complete < people.size()) {
      tell("  Gave up: only " + complete + " of " + people.size() + " are complete");
    }
    return complete;
  }

  /** Lets the stack come to rest. */
  void rest(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private long completed(List<Person> people) {
    return people.stream()
        .filter(person -> follower.journal().has(Milestone.COMPLETED, person.key().toString()))
        .count();
  }

  @Override
  public void close() {
    follower.close();
  }
}
