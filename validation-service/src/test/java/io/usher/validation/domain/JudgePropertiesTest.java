// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.EmploymentStatus;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.validation.domain.normalise.Normalisation;
import io.usher.validation.domain.normalise.Normalised;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JudgePropertiesTest {

  private final Judge judge = new Judge(Workers.COMPANY);

  @Property(tries = 500)
  void judgingAgainAtTheSameMomentTellsNothingNew(
      @ForAll("histories") List<Worker> history, @ForAll("moments") Instant now) {
    Known known = after(history, now);
    Fact fact = Workers.fact(history.get(history.size() - 1), history.size());

    Judgement again = judge.judge(fact, known, now);

    assertThat(again.admission()).isEmpty();
    assertThat(again.heldNews()).isEmpty();
    assertThat(again.recordedIn(known, now)).isEqualTo(known);
  }

  @Property(tries = 500)
  void aTidyWorkerIsNotChanged(@ForAll("workers") Worker worker) {
    Normalised once = Normalisation.of(worker);

    Normalised twice = Normalisation.of(once.worker());

    assertThat(twice.corrections()).isEmpty();
    assertThat(twice.worker()).isEqualTo(once.worker());
  }

  @Property(tries = 500)
  void versionsOfAdmissionsGrowByOneAndNobodyWithoutAStatusIsAdmitted(
      @ForAll("histories") List<Worker> history, @ForAll("moments") Instant now) {
    Known known = Known.nothing();
    long last = 0;
    for (int i = 0; i < history.size(); i++) {
      Judgement judgement = judge.judge(Workers.fact(history.get(i), i + 1), known, now);
      if (judgement.admission().isPresent()) {
        Admission admission = judgement.admission().get();
        assertThat(admission.version()).isEqualTo(last + 1);
        assertThat(admission.worker().employmentStatus()).isNotEqualTo(EmploymentStatus.UNKNOWN);
        last = admission.version();
      }
      known = judgement.recordedIn(known, now);
    }
  }

  @Property(tries = 500)
  void whoeverWasAdmittedAndIsInactiveNowHasNoAccess(
      @ForAll("workers") Worker worker, @ForAll("moments") Instant now) {
    Known known = after(List.of(Workers.anEngineer().build()), Workers.NOON);
    Worker inactive =
        worker.toBuilder().put(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.INACTIVE).build();
    Instant later = now.isBefore(Workers.NOON) ? Workers.NOON : now;

    Judgement judgement = judge.judge(Workers.fact(inactive, 2), known, later);

    assertThat(judgement.recordedIn(known, later).admission().orElseThrow().stage().leaving())
        .isTrue();
  }

  @Property(tries = 300)
  void whatIsDueComesWhenItIsDue(@ForAll("workers") Worker worker, @ForAll("moments") Instant now) {
    Fact fact = Workers.fact(worker, 1);
    Judgement first = judge.judge(fact, Known.nothing(), now);
    Known known = first.recordedIn(Known.nothing(), now);

    if (first.next().isPresent()) {
      Instant due = first.next().get();
      assertThat(due).isAfter(now);
      assertThat(judge.judge(fact, known, due).admission()).isPresent();
      Instant before = due.minusMillis(1);
      assertThat(judge.judge(fact, known, before.isBefore(now) ? now : before).admission())
          .isEmpty();
    }
  }

  @Property(tries = 200)
  void beforeTheFirstDayNobodyIsActive(@ForAll("workers") Worker worker) {
    LocalDate start = LocalDate.of(2027, 1, 10);
    Worker hire = worker.toBuilder().put(WorkerField.START_DATE, start).build();

    Judgement judgement = judge.judge(Workers.fact(hire, 1), Known.nothing(), Workers.NOON);

    assertThat(judgement.admission().filter(it -> it.stage() == LifecycleStage.ACTIVE).isPresent())
        .isFalse();
  }

  private Known after(List<Worker> history, Instant now) {
    Known known = Known.nothing();
    for (int i = 0; i < history.size(); i++) {
      known = judge.judge(Workers.fact(history.get(i), i + 1), known, now).recordedIn(known, now);
    }
    return known;
  }

  @Provide
  Arbitrary<List<Worker>> histories() {
    return workers().list().ofMinSize(1).ofMaxSize(5).map(ArrayList::new);
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs()
        .between(0, 400)
        .map(days -> Workers.NOON.plus(Duration.ofDays(days - 200)));
  }

  @Provide
  Arbitrary<Worker> workers() {
    Arbitrary<EmploymentStatus> statuses = Arbitraries.of(EmploymentStatus.class);
    Arbitrary<LocalDate> dates =
        Arbitraries.integers()
            .between(-300, 300)
            .map(days -> LocalDate.of(2026, 3, 10).plusDays(days));
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of("Ada", "O’Neil", "M?ller", "TBD", " Ada\u00A0", "Mu\u0308ller"),
            Arbitraries.strings().ofMaxLength(8));
    Arbitrary<String> phones =
        Arbitraries.oneOf(
            Arbitraries.of("0151 23456789", "+43 664 1234567", "4.9E+11", ""),
            Arbitraries.strings().withChars("0123456789+-() x").ofMaxLength(15));
    Arbitrary<String> places = Arbitraries.of("Berlin", "Sydney", "Los Angeles", "Paris", "");
    Arbitrary<String> countries = Arbitraries.of("DE", "Germany", "au", "USA", "XX", "");
    return Combinators.combine(
            names,
            phones,
            places,
            countries,
            statuses,
            dates.injectNull(0.1),
            dates.injectNull(0.6))
        .as(
            (name, phone, place, country, status, start, end) ->
                Workers.anEngineer()
                    .put(WorkerField.LAST_NAME, name)
                    .put(WorkerField.MOBILE_PHONE, phone)
                    .put(WorkerField.LOCATION, place)
                    .put(WorkerField.COUNTRY_CODE, country)
                    .put(
                        WorkerField.EMPLOYMENT_STATUS,
                        status == EmploymentStatus.UNKNOWN ? null : status)
                    .put(WorkerField.START_DATE, start)
                    .put(WorkerField.END_DATE, end)
                    .build());
  }
}
