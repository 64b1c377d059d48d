// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import io.usher.system.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** From the hire in HR until everything is done and written back, at five hires a second. */
final class SteadyHires {

  private static final int PER_SECOND = 5;
  private static final Duration TIME = Duration.ofSeconds(60);
  private static final double AIM_MILLIS = 2_000;

  private SteadyHires() {}

  static void measure(Bench bench, Report report) {
    List<Person> people = bench.newPeople(Math.toIntExact(PER_SECOND * TIME.toSeconds()));
    bench.tell(PER_SECOND + " hires a second for " + TIME.toSeconds() + " s");
    Map<Person, Instant> hired = new ConcurrentHashMap<>();
    OpenModel.run(
        PER_SECOND,
        TIME,
        (number, due) -> {
          Person person = people.get(number);
          long late = System.nanoTime() - due;
          hired.put(person, bench.clock().instant().minusNanos(late));
          bench.hr().hire(List.of(person));
        });
    long complete = bench.waitFor(people, Duration.ofMinutes(2));
    Latencies latencies = new Latencies();
    hired.forEach(
        (person, at) -> {
          Instant completed = bench.completedAt(person);
          if (completed != null) {
            latencies.add(Duration.between(at, completed));
          }
        });
    String group = "hire to ready, " + PER_SECOND + "/s";
    report.add(group, "p50", latencies.millis(50), "ms");
    report.add(group, "p99", latencies.millis(99), "ms", Figure.Aim.atMost(AIM_MILLIS));
    report.add(group, "slowest", latencies.millis(100), "ms");
    report.add(
        group, "not complete", (double) (people.size() - complete), "people", Figure.Aim.atMost(0));
  }
}
