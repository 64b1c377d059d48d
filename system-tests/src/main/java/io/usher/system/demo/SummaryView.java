// SPDX-License-Identifier: Apache-2.0
package io.usher.system.demo;

import io.usher.events.v1.IdentityCompleted;
import io.usher.system.follow.Journal;
import io.usher.system.people.Fate;
import io.usher.system.people.Person;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The table at the end, and one person's history. */
final class SummaryView {

  private static final int MOST_FAULTS = 20;
  private static final int WIDE = 100;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Canvas canvas;
  private final Journal journal;

  SummaryView(Canvas canvas, Journal journal) {
    this.canvas = canvas;
    this.journal = journal;
  }

  /** The table: how many people had to end in which way, and how many did in the sandbox. */
  void table(List<Person> people, Map<Person, List<String>> faults) {
    canvas.line("");
    canvas.line(
        canvas.ink(Canvas.Ink.BOLD, "  must end as              people   as the sandbox holds it"));
    for (Fate fate : Fate.values()) {
      List<Person> fated = people.stream().filter(person -> person.fate() == fate).toList();
      if (fated.isEmpty()) {
        continue;
      }
      long right = fated.stream().filter(person -> !faults.containsKey(person)).count();
      boolean all = right == fated.size();
      String verdict = right + " of " + fated.size() + (all ? "  ✓" : "  ✗");
      canvas.line(
          String.format(
              Locale.ROOT,
              "  %-24s %6d   %s",
              fate.label(),
              fated.size(),
              canvas.ink(all ? Canvas.Ink.GREEN : Canvas.Ink.RED, verdict)));
    }
    times();
    faults.entrySet().stream().limit(MOST_FAULTS).forEach(this::fault);
  }

  private void fault(Map.Entry<Person, List<String>> entry) {
    Person person = entry.getKey();
    String who = "  " + person.key() + " must be " + person.fate().label() + ": ";
    canvas.paragraph(
        canvas.ink(Canvas.Ink.RED, who), who.length(), String.join("; ", entry.getValue()));
  }

  private void times() {
    List<Long> millis =
        journal.completions().stream()
            .map(IdentityCompleted::getHireToReadyMillis)
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    if (millis.isEmpty()) {
      return;
    }
    canvas.line("");
    canvas.paragraph(
        "  ",
        2,
        String.format(
            Locale.ROOT,
            "HR record to ready: median %.1f s, slowest %.1f s (%d people)",
            millis.get(millis.size() / 2) / 1000.0,
            millis.getLast() / 1000.0,
            millis.size()));
  }

  /** Everything that was said of one person, in order, with effects and reasons. */
  void timeline(Person person) {
    String key = person.key().toString();
    canvas.line("");
    canvas.line(canvas.ink(Canvas.Ink.BOLD, "  The history of " + key + " (times in UTC)"));
    journal.history(key).forEach(canvas.columns() < WIDE ? this::narrow : this::wide);
  }

  /** Time, topic and headline beside each other. */
  private void wide(Journal.Entry entry) {
    String topic = String.format(Locale.ROOT, "%-30s", entry.topic());
    canvas.paragraph(time(entry) + canvas.ink(Canvas.Ink.BLUE, topic) + "  ", 48, entry.headline());
    entry.details().forEach(detail -> canvas.paragraph(" ".repeat(48), 48, detail));
  }

  /** The headline below time and topic. */
  private void narrow(Journal.Entry entry) {
    canvas.line(time(entry) + canvas.ink(Canvas.Ink.BLUE, entry.topic()));
    canvas.paragraph(" ".repeat(16), 16, entry.headline());
    entry.details().forEach(detail -> canvas.paragraph(" ".repeat(16), 16, detail));
  }

  private String time(Journal.Entry entry) {
    return "  " + canvas.ink(Canvas.Ink.DIM, CLOCK.format(entry.at())) + "  ";
  }
}
