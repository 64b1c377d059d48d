// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import io.usher.system.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Many people hired at once: people a second through all stages, and what each costs. */
final class Crowd {

  private static final double AIM_PER_SECOND = 100;

  /** What one crowd took. */
  private record Passage(List<Person> people, Duration took, VendorCalls calls) {

    double perSecond() {
      return people.size() / (took.toNanos() / 1e9);
    }
  }

  private final Bench bench;
  private final Report report;

  Crowd(Bench bench, Report report) {
    this.bench = bench;
    this.report = report;
  }

  /** With no limit but this machine. */
  void unlimited(String state, int count, boolean aimed) {
    Map<String, Duration> before = bench.processes().processorTime();
    Passage passage = hire(count);
    Map<String, Duration> after = bench.processes().processorTime();
    String group = count + " hires at once, no vendor limit, " + state;
    rate(group, passage, aimed ? Figure.Aim.atLeast(AIM_PER_SECOND) : null);
    report.add(group, "vendor calls a person", calls(passage), "calls");
    after.forEach(
        (part, time) -> {
          Duration used = time.minus(before.getOrDefault(part, Duration.ZERO));
          report.add(group, "CPU of " + part, perPerson(used, count), "ms/person");
        });
  }

  /** With Graph's real limit on writes: how near to it the pipeline comes. */
  void limited(int count, double writesPerSecond, int burst) {
    Passage passage = hire(count);
    String group = count + " hires at once, Graph's real write limit";
    rate(group, passage, null);
    double writes = (double) passage.calls().writes("graph");
    double possible = Math.max(0, writes - burst) / writesPerSecond;
    report.add(group, "writes to Graph a person", writes / count, "calls");
    report.add(group, "time that the limit alone needs", possible, "s");
    report.add(group, "time taken", passage.took().toMillis() / 1000.0, "s");
    report.add(group, "answers 429", (double) passage.calls().throttled(), "calls");
  }

  private void rate(String group, Passage passage, Figure.@Nullable Aim aim) {
    if (aim == null) {
      report.add(group, "through all stages", passage.perSecond(), "people/s");
    } else {
      report.add(group, "through all stages", passage.perSecond(), "people/s", aim);
    }
  }

  private Passage hire(int count) {
    List<Person> people = bench.newPeople(count);
    bench.tell(count + " hires at once");
    VendorCalls before = bench.vendorCalls();
    Instant start = bench.clock().instant();
    bench.hr().hire(people);
    bench.waitFor(people, Duration.ofMinutes(10));
    Instant end =
        people.stream()
            .map(bench::completedAt)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(bench.clock().instant());
    return new Passage(people, Duration.between(start, end), bench.vendorCalls().since(before));
  }

  private static double calls(Passage passage) {
    long calls =
        Stream.of("graph", "slack", "atlassian", "bamboo").mapToLong(passage.calls()::calls).sum();
    return (double) calls / passage.people().size();
  }

  private static double perPerson(Duration used, int count) {
    return used.toNanos() / 1e6 / count;
  }
}
