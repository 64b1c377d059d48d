// SPDX-License-Identifier: Apache-2.0
package io.usher.system.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.system.check.Checker;
import io.usher.system.check.Ledger;
import io.usher.system.check.Reality;
import io.usher.system.check.Rest;
import io.usher.system.client.Endpoints;
import io.usher.system.client.HrDepartment;
import io.usher.system.client.Web;
import io.usher.system.follow.Milestone;
import io.usher.system.follow.TopicFollower;
import io.usher.system.people.Fate;
import io.usher.system.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Plays the story on a running stack and compares the end with the sandbox. */
public final class Demo {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration CALM = Duration.ofSeconds(2);
  private static final Duration MOST_UNREST = Duration.ofSeconds(30);

  private final Endpoints endpoints;
  private final Canvas canvas;
  private final Clock clock;
  private final Web web = new Web();

  public Demo(Endpoints endpoints, Canvas canvas, Clock clock) {
    this.endpoints = endpoints;
    this.canvas = canvas;
    this.clock = clock;
  }

  /**
   * Plays it.
   *
   * @param fileSize rows of the CSV
   * @param patience how long the pipeline may take in all
   * @return true when every person ended as they must, by the sandbox's own state
   */
  public boolean play(int fileSize, Duration patience) {
    Story story = new Story(7, clock.instant().atZone(ZoneOffset.UTC).toLocalDate(), fileSize);
    HrDepartment hr = new HrDepartment(web, endpoints);
    try (TopicFollower follower = new TopicFollower(endpoints.kafka(), endpoints.registry())) {
      Instant end = clock.instant().plus(patience);
      JsonNode result = hr.upload(story.file());
      canvas.line(
          "  Uploaded a payroll file of " + story.file().size() + " hires: " + counts(result));
      story.hire(hr);
      canvas.line("  Hired 10 people in BambooHR; it calls the webhook for each");
      Map<Milestone, Long> expected = expected(story);
      ProgressView progress = new ProgressView(canvas, follower.journal()::count, expected);
      Instant start = clock.instant();
      waitFor(progress, start, end, () -> bambooIsReady(story, follower));
      story.moveAndTerminate(hr);
      canvas.line(
          "  Moved "
              + story.mover().key()
              + " to "
              + story.mover().department()
              + " and terminated "
              + story.leaver().key());
      Checker checker = new Checker(follower.journal());
      waitFor(
          progress,
          start,
          end,
          () -> allTold(follower, expected) && faults(checker, story).isEmpty());
      // A second account, or a second write-back, would come after the first.
      boolean unused = new Rest(new Ledger(web, endpoints)).await(CALM, MOST_UNREST);
      Map<Person, List<String>> faults = faults(checker, story);
      SummaryView summary = new SummaryView(canvas, follower.journal());
      summary.timeline(story.mover());
      summary.table(story.everybody(), faults);
      return faults.isEmpty();
    }
  }

  /** {@code 48 new, 2 refused}: what is 0 is left out. */
  private static String counts(JsonNode result) {
    return result.path("counts").properties().stream()
        .filter(count -> !count.getKey().equals("rows") && count.getValue().asInt() > 0)
        .map(count -> count.getValue().asInt() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private static boolean bambooIsReady(Story story, TopicFollower follower) {
    return follower.journal().has(Milestone.COMPLETED, story.mover().key().toString())
        && follower.journal().has(Milestone.COMPLETED, story.leaver().key().toString());
  }

  /** The topics lag a little behind the sandbox; the last picture should not. */
  private static boolean allTold(TopicFollower follower, Map<Milestone, Long> expected) {
    return expected.entrySet().stream()
        .allMatch(stage -> follower.journal().count(stage.getKey()) >= stage.getValue());
  }

  private Map<Person, List<String>> faults(Checker checker, Story story) {
    Reality reality = Reality.of(web, endpoints);
    Map<Person, List<String>> faults = new LinkedHashMap<>();
    for (Person person : story.everybody()) {
      List<String> wrong = checker.faults(person, reality);
      if (!wrong.isEmpty()) {
        faults.put(person, wrong);
      }
    }
    return faults;
  }

  private static Map<Milestone, Long> expected(Story story) {
    long all = story.everybody().size();
    long account = all - story.expected(Fate.HELD) - story.expected(Fate.WAITING);
    Map<Milestone, Long> expected = new EnumMap<>(Milestone.class);
    expected.put(Milestone.OBSERVED, all);
    expected.put(Milestone.HELD, story.expected(Fate.HELD));
    expected.put(Milestone.ADMITTED, account);
    expected.put(Milestone.DIRECTORY, account);
    expected.put(Milestone.MAILBOX, account);
    expected.put(Milestone.APPS, account);
    expected.put(Milestone.COMPLETED, account);
    return expected;
  }

  private void waitFor(ProgressView progress, Instant start, Instant end, BooleanSupplier done) {
    while (!done.getAsBoolean() && clock.instant().isBefore(end)) {
      progress.show(Duration.between(start, clock.instant()));
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    progress.showLast(Duration.between(start, clock.instant()));
  }
}
