// SPDX-License-Identifier: Apache-2.0
package io.usher.system.torture;

import io.usher.local.stack.LocalStack;
import io.usher.system.check.Checker;
import io.usher.system.check.Ledger;
import io.usher.system.check.Reality;
import io.usher.system.check.Rest;
import io.usher.system.client.Endpoints;
import io.usher.system.client.HrDepartment;
import io.usher.system.client.Operator;
import io.usher.system.client.Web;
import io.usher.system.follow.TopicFollower;
import io.usher.system.people.PeopleMaker;
import io.usher.system.people.Person;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Hires people while everything is killed and the vendors fail, then looks whether each person is
 * there exactly once, in the right state and written back once.
 */
public final class Torture {

  private static final int LEAVERS = 4;
  private static final int MOVERS = 6;
  private static final int TOLD_AT_MOST = 5;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration CALM = Duration.ofSeconds(8);
  private static final Duration MOST_UNREST = Duration.ofMinutes(2);

  private final LocalStack stack;
  private final Endpoints endpoints;
  private final Clock clock;
  private final Consumer<String> told;
  private final Web web = new Web();
  private final Operator operator;

  /**
   * @param stack a started stack, tortured and then left running
   * @param clock for dates and patience
   * @param told is told what happens, a line each
   */
  public Torture(LocalStack stack, Clock clock, Consumer<String> told) {
    this.stack = stack;
    this.endpoints = new Endpoints(stack.plan().ports().base());
    this.clock = clock;
    this.told = told;
    this.operator = new Operator(web, endpoints);
  }

  /**
   * Goes through with it.
   *
   * @param seed same seed, same people, faults and kills
   * @param people how many in all, a third of them by webhook
   * @param rounds how often each part is killed
   * @param patience how long the pipeline may take to become quiet after the last kill
   * @return what is wrong with whom; empty when all promises were kept
   */
  public Map<Person, List<String>> suffer(long seed, int people, int rounds, Duration patience) {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    PeopleMaker maker = new PeopleMaker(seed, today);
    List<Person> file = maker.hires("payroll", 1001, people - people / 3);
    List<Person> bamboo = maker.hires("bamboo", 1, people / 3);
    HrDepartment hr = new HrDepartment(web, endpoints);
    try (TopicFollower follower = new TopicFollower(endpoints.kafka(), endpoints.registry())) {
      breakVendors();
      hr.hire(bamboo);
      Thread killer =
          Thread.ofPlatform()
              .name("executioner")
              .start(() -> new Executioner(stack, seed, this::killed).work(rounds));
      untilTaken(() -> hr.upload(file));
      List<Person> end = changes(hr, bamboo, today);
      end.addAll(file);
      join(killer);
      told.accept("The killing is over; waiting for the pipeline to become quiet");
      Map<Person, List<String>> faults =
          waitForTheEnd(new Checker(follower.journal()), end, patience);
      faults.keySet().stream().limit(TOLD_AT_MOST).forEach(this::tellWhere);
      return faults;
    }
  }

  /** 10 % of the vendors' calls fail; 4 of the 10 did their work and lost the answer. */
  private void breakVendors() {
    fault("lost-response", 0.04, Map.of());
    fault("status", 0.03, Map.of("status", 503));
    fault("throttle", 0.02, Map.of("retryAfterSeconds", 1));
    fault("reset", 0.01, Map.of());
  }

  private void fault(String kind, double share, Map<String, Object> more) {
    Map<String, Object> rule = new LinkedHashMap<>(more);
    rule.put("vendor", "*");
    rule.put("kind", kind);
    rule.put("share", share);
    web.post(endpoints.sandbox() + "/_sandbox/faults", rule).orFail("A fault rule");
  }

  private List<Person> changes(HrDepartment hr, List<Person> bamboo, LocalDate today) {
    List<Person> end = new ArrayList<>();
    for (int i = 0; i < bamboo.size(); i++) {
      Person person = bamboo.get(i);
      if (i > 0 && i <= LEAVERS) {
        hr.terminate(person, today.minusDays(1));
        end.add(person.leftOn(today.minusDays(1)));
      } else if (i > LEAVERS && i <= LEAVERS + MOVERS) {
        Person moved =
            person.movedTo(person.department().equals("Engineering") ? "Support" : "Engineering");
        hr.move(person, moved.department());
        end.add(moved);
      } else {
        end.add(person);
      }
    }
    return end;
  }

  private Map<Person, List<String>> waitForTheEnd(
      Checker checker, List<Person> end, Duration patience) {
    Instant last = clock.instant().plus(patience);
    Map<Person, List<String>> faults = untilRight(checker, end, last);
    if (!faults.isEmpty()) {
      return faults;
    }
    told.accept("Everybody is as they must be; now nothing may change any more");
    boolean rested = new Rest(new Ledger(web, endpoints)).await(CALM, MOST_UNREST);
    return rested
        ? faults(checker, end)
        : Map.of(end.getFirst(), List.of("somebody is still being worked on"));
  }

  private Map<Person, List<String>> untilRight(Checker checker, List<Person> end, Instant last) {
    Map<Person, List<String>> faults = faults(checker, end);
    int before = end.size();
    while (!faults.isEmpty() && clock.instant().isBefore(last)) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      faults = faults(checker, end);
      if (faults.size() != before) {
        before = faults.size();
        told.accept(before + " of " + end.size() + " people are not as they must be yet");
        faults.entrySet().stream().findFirst().ifPresent(this::tell);
      }
    }
    return faults;
  }

  private void tell(Map.Entry<Person, List<String>> one) {
    told.accept("  for example " + one.getKey().key() + ": " + String.join("; ", one.getValue()));
  }

  /** What an admin would look at first. */
  private void tellWhere(Person person) {
    for (String service : endpoints.services()) {
      for (Operator.Lane lane : operator.lanes(service, person.key().toString())) {
        told.accept("  " + person.key() + " in " + lane.target() + ": " + lane.words());
      }
    }
  }

  private Map<Person, List<String>> faults(Checker checker, List<Person> people) {
    Reality reality = Reality.of(web, endpoints);
    Map<Person, List<String>> faults = new LinkedHashMap<>();
    for (Person person : people) {
      List<String> wrong = checker.faults(person, reality);
      if (!wrong.isEmpty()) {
        faults.put(person, wrong);
      }
    }
    return faults;
  }

  /** As an HR system does: what was not acknowledged is sent again. */
  private void untilTaken(Runnable call) {
    boolean taken = false;
    while (!taken) {
      try {
        call.run();
        taken = true;
      } catch (UncheckedIOException | IllegalStateException refused) {
        told.accept("Not acknowledged, sent again: " + refused.getClass().getSimpleName());
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
    }
  }

  private void killed(String part) {
    told.accept("SIGKILL " + part);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }
}
