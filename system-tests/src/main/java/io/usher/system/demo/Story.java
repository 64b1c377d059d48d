// SPDX-License-Identifier: Apache-2.0
package io.usher.system.demo;

import io.usher.system.client.HrDepartment;
import io.usher.system.people.Fate;
import io.usher.system.people.PeopleMaker;
import io.usher.system.people.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The people of the demo: a CSV of hires of which six have bad data, four start soon and two much
 * later; ten hires in BambooHR, of whom one then changes department and one leaves.
 */
final class Story {

  private static final int BAD = 6;
  private static final int SOON = 4;
  private static final int LATER = 2;
  private static final int BAMBOO_HIRES = 10;

  private final LocalDate today;
  private final List<Person> file = new ArrayList<>();
  private final List<Person> bamboo;
  private final Person mover;
  private final Person leaver;

  /**
   * @param seed same seed, same people
   * @param today date the story is told from
   * @param fileSize rows of the CSV, at least 20
   */
  Story(long seed, LocalDate today, int fileSize) {
    this.today = today;
    PeopleMaker maker = new PeopleMaker(seed, today);
    int good = fileSize - BAD - SOON - LATER;
    file.addAll(maker.hires("payroll", 1001, good));
    file.addAll(maker.startingSoon("payroll", 1001 + good, SOON));
    file.addAll(maker.startingLater("payroll", 1001 + good + SOON, LATER));
    file.addAll(maker.withBadData("payroll", 1001 + good + SOON + LATER));
    // The manager of all stands first; at the end of the file their link must be made later.
    file.add(file.removeFirst());
    bamboo = maker.hires("bamboo", 1, BAMBOO_HIRES);
    Person first = bamboo.get(1);
    mover = first.movedTo(first.department().equals("Engineering") ? "Support" : "Engineering");
    leaver = bamboo.get(2).leftOn(today.minusDays(1));
  }

  /** The rows of the file. */
  List<Person> file() {
    return List.copyOf(file);
  }

  /** Everybody, as they must end. */
  List<Person> everybody() {
    List<Person> all = new ArrayList<>(file);
    for (Person person : bamboo) {
      if (person.key().equals(mover.key())) {
        all.add(mover);
      } else if (person.key().equals(leaver.key())) {
        all.add(leaver);
      } else {
        all.add(person);
      }
    }
    return all;
  }

  /** The person whose history the demo shows. */
  Person mover() {
    return mover;
  }

  Person leaver() {
    return leaver;
  }

  void hire(HrDepartment hr) {
    hr.hire(bamboo);
  }

  void moveAndTerminate(HrDepartment hr) {
    hr.move(mover, mover.department());
    hr.terminate(leaver, today.minusDays(1));
  }

  long expected(Fate fate) {
    return everybody().stream().filter(person -> person.fate() == fate).count();
  }
}
