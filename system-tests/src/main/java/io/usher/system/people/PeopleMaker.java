// SPDX-License-Identifier: Apache-2.0
package io.usher.system.people;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Invents people; the same seed gives the same people. */
public final class PeopleMaker {

  private static final List<String> FIRST =
      List.of(
          "Anna", "Lukas", "Zoë", "Jürgen", "Chloe", "Priya", "Łukasz", "Mia", "Øystein", "Hannah",
          "José", "Noah", "Aylin", "Björn", "Sofia", "Liam", "Çağla", "Emil", "Ines", "Oliver",
          "Yuki", "Marie", "Tomáš", "Isla", "Kwame", "Elif", "Jack", "Freya", "Dmitri", "Nadia");
  private static final List<String> LAST =
      List.of(
          "Müller",
          "Nguyen",
          "O'Neil",
          "Weiß",
          "García",
          "Kowalski",
          "Smith",
          "Gruber",
          "Singh",
          "Ångström",
          "da Silva",
          "Huber",
          "Brown",
          "Yılmaz",
          "Fischer",
          "Novák",
          "Taylor",
          "Bauer",
          "Ibrahim",
          "van der Berg",
          "Williams",
          "Hofer",
          "Sørensen",
          "Kaya",
          "Schäfer",
          "Dubois",
          "Mensah",
          "Tanaka",
          "Pichler",
          "Wagner");
  private static final List<String> DEPARTMENTS =
      List.of("Engineering", "Engineering", "Sales", "People", "Finance", "Support");

  private final Random random;
  private final LocalDate today;

  /**
   * @param seed same seed, same people
   * @param today the date the stories are told from
   */
  public PeopleMaker(long seed, LocalDate today) {
    this.random = new Random(seed);
    this.today = today;
  }

  /** People who started within the last two weeks and must be ready. */
  public List<Person> hires(String source, int firstId, int count) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(hire(source, firstId + i, firstId, today.minusDays(1 + random.nextInt(14))));
    }
    return people;
  }

  /** People who start within the prehire window. */
  public List<Person> startingSoon(String source, int firstId, int count) {
    return fated(source, firstId, count, 3, 10, Fate.PREPARED);
  }

  /** People who start long after the prehire window opens. */
  public List<Person> startingLater(String source, int firstId, int count) {
    return fated(source, firstId, count, 60, 30, Fate.WAITING);
  }

  /**
   * People of BambooHR for a crowd: double names, so that few of them are named alike, as in a real
   * company.
   */
  public List<Person> crowd(int firstId, int count) {
    List<Person> people = new ArrayList<>();
    for (Person one : hires("bamboo", firstId, count)) {
      people.add(one.named(one.firstName(), one.lastName() + "-" + pick(LAST)));
    }
    return people;
  }

  private List<Person> fated(
      String source, int firstId, int count, int fromDays, int spread, Fate fate) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LocalDate start = today.plusDays(fromDays + random.nextInt(spread));
      people.add(
          hire(source, firstId + i, firstId, start).reportingTo(null).startingOn(start, fate));
    }
    return people;
  }

  /** Six people with the kinds of bad data that real feeds bring; each must be held. */
  public List<Person> withBadData(String source, int firstId) {
    List<Person> good = hires(source, firstId, 6);
    return List.of(
        first(good.get(0), "TBD").heldFor(ReasonCode.NAME_PLACEHOLDER),
        last(good.get(1), "MÃ¼ller").heldFor(ReasonCode.NAME_MOJIBAKE),
        good.get(2).movedTo("Enginering").heldFor(ReasonCode.DEPARTMENT_UNKNOWN),
        last(good.get(3), "Smith2").heldFor(ReasonCode.NAME_HAS_DIGITS_OR_SYMBOLS),
        last(good.get(4), "Sch?fer").heldFor(ReasonCode.NAME_LOST_CHARACTERS),
        last(good.get(5), "").heldFor(ReasonCode.REQUIRED_FIELD_MISSING));
  }

  private static Person first(Person person, String name) {
    return person.named(name, person.lastName());
  }

  private static Person last(Person person, String name) {
    return person.named(person.firstName(), name);
  }

  private Person hire(String source, int id, int firstId, LocalDate start) {
    String first = pick(FIRST);
    String last = pick(LAST);
    Site site = pick(List.of(Site.values()));
    String workerId = idText(source, id);
    String manager = id == firstId ? null : idText(source, firstId);
    return new Person(
        new WorkerKey(source, workerId),
        first,
        last,
        "person" + workerId.toLowerCase(Locale.ROOT) + "@example.org",
        pick(DEPARTMENTS),
        pick(List.of("Specialist", "Lead", "Analyst", "Engineer", "Manager")),
        manager,
        site,
        start,
        null,
        Fate.READY,
        null);
  }

  /** Payroll has leading zeros on purpose: ids are text. BambooHR counts. */
  private static String idText(String source, int id) {
    return source.equals("payroll") ? String.format(Locale.ROOT, "%06d", id) : Integer.toString(id);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
