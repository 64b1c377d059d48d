// SPDX-License-Identifier: Apache-2.0
package io.usher.system.people;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One invented person as HR records them.
 *
 * @param key worker key
 * @param firstName given name as HR has it, perhaps wrong on purpose
 * @param lastName family name as HR has it, perhaps wrong on purpose
 * @param personalEmail private address at example.org
 * @param department department as HR has it
 * @param jobTitle title
 * @param managerId workerId of the manager in the same source, or null
 * @param site where they work
 * @param startDate first day
 * @param endDate last day, or null
 * @param fate what must become of them
 * @param expectedCode for {@link Fate#HELD} the finding that must hold them, else null
 */
public record Person(
    WorkerKey key,
    String firstName,
    String lastName,
    String personalEmail,
    String department,
    String jobTitle,
    @Nullable String managerId,
    Site site,
    LocalDate startDate,
    @Nullable LocalDate endDate,
    Fate fate,
    @Nullable ReasonCode expectedCode) {

  /** The same person in another department. */
  public Person movedTo(String newDepartment) {
    return new Person(
        key,
        firstName,
        lastName,
        personalEmail,
        newDepartment,
        jobTitle,
        managerId,
        site,
        startDate,
        endDate,
        fate,
        expectedCode);
  }

  /** The same person at another site. */
  public Person movedTo(Site newSite) {
    return new Person(
        key,
        firstName,
        lastName,
        personalEmail,
        department,
        jobTitle,
        managerId,
        newSite,
        startDate,
        endDate,
        fate,
        expectedCode);
  }

  /** The same person with a manager of the same source, or with none. */
  public Person reportingTo(@Nullable Person manager) {
    return new Person(
        key,
        firstName,
        lastName,
        personalEmail,
        department,
        jobTitle,
        manager == null ? null : manager.key().workerId(),
        site,
        startDate,
        endDate,
        fate,
        expectedCode);
  }

  /** The same person with another first day, and what becomes of them for it. */
  public Person startingOn(LocalDate firstDay, Fate newFate) {
    return new Person(
        key,
        firstName,
        lastName,
        personalEmail,
        department,
        jobTitle,
        managerId,
        site,
        firstDay,
        endDate,
        newFate,
        expectedCode);
  }

  /** The same person under another name. */
  public Person named(String first, String last) {
    return new Person(
        key,
        first,
        last,
        personalEmail,
        department,
        jobTitle,
        managerId,
        site,
        startDate,
        endDate,
        fate,
        expectedCode);
  }

  /** The same person, who must be held for a finding. */
  public Person heldFor(ReasonCode code) {
    return new Person(
        key,
        firstName,
        lastName,
        personalEmail,
        department,
        jobTitle,
        managerId,
        site,
        startDate,
        endDate,
        Fate.HELD,
        code);
  }

  /** The same person after their last day. */
  public Person leftOn(LocalDate lastDay) {
    return new Person(
        key,
        firstName,
        lastName,
        personalEmail,
        department,
        jobTitle,
        managerId,
        site,
        startDate,
        lastDay,
        Fate.CLOSED,
        null);
  }

  @Override
  public String toString() {
    return "Person[" + key + ", " + fate + "]";
  }
}
