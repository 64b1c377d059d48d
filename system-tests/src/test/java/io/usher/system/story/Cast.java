// SPDX-License-Identifier: Apache-2.0
package io.usher.system.story;

import io.usher.system.people.PeopleMaker;
import io.usher.system.people.Person;
import io.usher.system.people.Site;
import java.time.LocalDate;
import java.util.List;

/** Invents the people of the stories; everybody has an id of their own. */
final class Cast {

  private final PeopleMaker maker;
  private int next = 1;

  Cast(long seed, LocalDate today) {
    this.maker = new PeopleMaker(seed, today);
  }

  /** Somebody in BambooHR who started lately, in Berlin, without a manager. */
  Person bamboo(String department) {
    return one("bamboo").movedTo(department).movedTo(Site.BERLIN);
  }

  /** Somebody in the payroll file who started lately, without a manager. */
  Person payroll() {
    return one("payroll");
  }

  /** A team of a source; the first one manages the others. */
  List<Person> team(String source, int count) {
    List<Person> team = maker.hires(source, next, count);
    next += count;
    return team;
  }

  private Person one(String source) {
    return maker.hires(source, next++, 1).getFirst();
  }
}
