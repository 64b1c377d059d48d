// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import io.usher.system.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How fast a webhook is acknowledged, at 50 a second in an open model. */
final class Webhook {

  private static final int PER_SECOND = 50;
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final double AIM_MILLIS = 50;

  /** The secret of the sample company in the local stack. */
  private static final String SECRET = "sandbox-webhook-key";

  private Webhook() {}

  /** First about people who are known and unchanged, then with each call a new hire. */
  static void measure(Bench bench, Report report) {
    int count = Math.toIntExact(PER_SECOND * TIME.toSeconds());
    List<Person> people = bench.newPeople(count);
    bench.tell("Webhooks at " + PER_SECOND + "/s for " + TIME.toSeconds() + " s, each a new hire");
    bench.hr().enter(people);
    run(bench, report, people, "employee.created", "each a new hire, the pipeline working");
    bench.waitFor(people, Duration.ofMinutes(3));
    bench.tell("Webhooks at " + PER_SECOND + "/s for " + TIME.toSeconds() + " s, nothing new");
    run(bench, report, people, "employee.updated", "nothing new in HR");
  }

  private static void run(
      Bench bench, Report report, List<Person> people, String event, String what) {
    SignedWebhook webhook =
        new SignedWebhook(
            bench.web(),
            bench.endpoints().ingest() + "/v1/sources/bamboo/webhook",
            SECRET,
            bench.clock());
    Latencies latencies = new Latencies();
    LongAdder refused = new LongAdder();
    OpenModel.run(
        PER_SECOND,
        TIME,
        (number, due) -> {
          int status = webhook.tell(event, people.get(number).key().workerId());
          latencies.add(Duration.ofNanos(System.nanoTime() - due));
          if (status / 100 != 2) {
            refused.increment();
          }
        });
    String group = "webhook acknowledged, " + PER_SECOND + "/s, " + what;
    report.add(group, "p50", latencies.millis(50), "ms");
    report.add(group, "p99", latencies.millis(99), "ms", Figure.Aim.atMost(AIM_MILLIS));
    report.add(group, "slowest", latencies.millis(100), "ms");
    report.add(group, "not acknowledged", (double) refused.sum(), "calls", Figure.Aim.atMost(0));
  }
}
