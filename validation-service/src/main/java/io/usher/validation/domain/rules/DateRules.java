// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain.rules;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Dates, and what they say together with the status. */
final class DateRules {

  private static final int YEARS_BACK = 60;
  private static final int YEARS_AHEAD = 2;
  private static final int YEARS_UNTIL_THE_END = 60;

  static final List<Rule> ALL =
      List.of(
          Rule.hold(
              ReasonCode.DATE_IMPLAUSIBLE,
              "The date is a placeholder or too far away",
              DateRules::implausible),
          Rule.hold(
              ReasonCode.DATES_CONTRADICT,
              "The last day is before the first",
              subject -> Stream.of(WorkerField.END_DATE).filter(field -> endsTooEarly(subject))),
          Rule.hold(
              ReasonCode.STATUS_CONTRADICTS_DATES,
              "HR says that the person works, and the last day is over",
              subject ->
                  Stream.of(WorkerField.EMPLOYMENT_STATUS)
                      .filter(field -> worksAfterTheEnd(subject))));

  private DateRules() {}

  private static Stream<WorkerField> implausible(Subject subject) {
    LocalDate today = subject.today();
    LocalDate past = today.minusYears(YEARS_BACK);
    LocalDate soon = today.plusYears(YEARS_AHEAD);
    LocalDate someDay = today.plusYears(YEARS_UNTIL_THE_END);
    return Stream.of(
            outside(subject, WorkerField.ORIGINAL_HIRE_DATE, past, soon),
            outside(subject, WorkerField.START_DATE, past, soon),
            outside(subject, WorkerField.END_DATE, past, someDay))
        .flatMap(Function.identity());
  }

  private static Stream<WorkerField> outside(
      Subject subject, WorkerField field, LocalDate from, LocalDate to) {
    return subject.date(field).stream()
        .filter(date -> date.isBefore(from) || date.isAfter(to))
        .map(date -> field);
  }

  private static boolean endsTooEarly(Subject subject) {
    Optional<LocalDate> start = subject.date(WorkerField.START_DATE);
    Optional<LocalDate> end = subject.date(WorkerField.END_DATE);
    return start.isPresent() && end.isPresent() && end.get().isBefore(start.get());
  }

  /**
   * For someone who was admitted before, a past last day is evidence enough and the clock makes a
   * leaver of them. For anybody else it is a contradiction.
   */
  private static boolean worksAfterTheEnd(Subject subject) {
    boolean over =
        subject.date(WorkerField.END_DATE).filter(end -> end.isBefore(subject.today())).isPresent();
    return over
        && !subject.admittedBefore()
        && switch (subject.worker().employmentStatus()) {
          case PENDING, ACTIVE, LEAVE -> true;
          case INACTIVE, UNKNOWN -> false;
        };
  }
}
