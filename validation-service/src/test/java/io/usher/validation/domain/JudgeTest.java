// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import static io.usher.validation.domain.Workers.NOON;
import static io.usher.validation.domain.Workers.anEngineer;
import static io.usher.validation.domain.Workers.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.EmploymentStatus;
import io.usher.core.LifecycleStage;
import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private final Judge judge = new Judge(Workers.COMPANY);
  private Known known = Known.nothing();

  @Test
  void aGoodHireIsAdmittedWithTheirZone() {
    Judgement judgement = judged(fact(anEngineer().build(), 1), NOON);

    Admission admission = judgement.admission().orElseThrow();
    assertThat(admission.version()).isEqualTo(1);
    assertThat(admission.stage()).isEqualTo(LifecycleStage.ACTIVE);
    assertThat(admission.worker().text(WorkerField.ZONE)).contains("Europe/Berlin");
    assertThat(judgement.held()).isFalse();
  }

  @Test
  void judgingAgainTellsNothingNew() {
    judged(fact(anEngineer().build(), 1), NOON);

    Judgement again = judged(fact(anEngineer().build(), 1), NOON.plusSeconds(60));

    assertThat(again.admission()).isEmpty();
    assertThat(again.heldNews()).isEmpty();
  }

  @Test
  void aFutureHireComesByTheCalendar() {
    Worker hire = anEngineer().put(WorkerField.START_DATE, LocalDate.of(2026, 5, 1)).build();

    Judgement early = judged(fact(hire, 1), NOON);
    Instant due = early.next().orElseThrow();
    Judgement prepared = judged(fact(hire, 1), due);
    Judgement first = judged(fact(hire, 1), prepared.next().orElseThrow());

    assertThat(early.admission()).isEmpty();
    assertThat(prepared.accessEndsNext()).isFalse();
    assertThat(due).isEqualTo(Instant.parse("2026-04-16T22:00:00Z"));
    assertThat(prepared.admission().orElseThrow().stage()).isEqualTo(LifecycleStage.PREHIRE);
    assertThat(prepared.admission().orElseThrow().signInBlocked()).isTrue();
    assertThat(first.admission().orElseThrow().stage()).isEqualTo(LifecycleStage.ACTIVE);
    assertThat(first.admission().orElseThrow().observedAt())
        .isEqualTo(Instant.parse("2026-04-30T22:00:00Z"));
  }

  @Test
  void aHeldPersonIsToldOnceAndClearedWhenHrMendsIt() {
    Judgement held = judged(fact(unknownDepartment(), 1), NOON);
    Judgement again = judged(fact(unknownDepartment(), 1), NOON);
    Judgement mended = judged(fact(anEngineer().build(), 2), NOON);

    assertThat(held.heldNews()).containsInstanceOf(HeldNews.Held.class);
    assertThat(held.admission()).isEmpty();
    assertThat(again.heldNews()).isEmpty();
    assertThat(again.held()).isTrue();
    assertThat(mended.heldNews()).contains(new HeldNews.Cleared(2));
    assertThat(mended.admission()).isPresent();
  }

  @Test
  void aReleaseLetsGoUntilTheValueChanges() {
    judged(fact(unknownDepartment(), 1), NOON);
    act(new Wish.Release("grace", "they are new", Set.of()));

    Judgement released = judged(fact(unknownDepartment(), 1), NOON);
    Judgement other =
        judged(fact(anEngineer().put(WorkerField.DEPARTMENT, "Marketting").build(), 2), NOON);

    assertThat(released.heldNews()).contains(new HeldNews.Released(2, "grace"));
    assertThat(released.admission()).isPresent();
    assertThat(other.held()).isTrue();
  }

  @Test
  void aCorrectionHoldsWhileHrSaysTheSameAndLosesToANewerValue() {
    judged(fact(unknownDepartment(), 1), NOON);
    act(new Wish.Correct("grace", "typo", Map.of(WorkerField.DEPARTMENT, "Engineering")));

    Judgement corrected = judged(fact(unknownDepartment(), 1), NOON);
    Worker newer = anEngineer().put(WorkerField.DEPARTMENT, "People").build();
    Judgement wins = judged(fact(newer, 2), NOON);

    Admission admission = corrected.admission().orElseThrow();
    assertThat(admission.worker().text(WorkerField.DEPARTMENT)).contains("Engineering");
    assertThat(admission.corrections())
        .anySatisfy(it -> assertThat(it.rule()).isEqualTo(Correction.BY_HAND));
    assertThat(wins.admission().orElseThrow().worker().text(WorkerField.DEPARTMENT))
        .contains("People");
  }

  @Test
  void whatHrHidesTodayIsAsItWas() {
    judged(fact(anEngineer().build(), 1), NOON);

    Judgement hidden = judged(fact(anEngineer().absent(WorkerField.LAST_NAME).build(), 2), NOON);

    assertThat(hidden.findings()).isEmpty();
    assertThat(hidden.admission()).isEmpty();
  }

  @Test
  void aLeaverIsNotKeptInByBadDataOfAnotherKind() {
    judged(fact(anEngineer().build(), 1), NOON);
    Worker leaver =
        Worker.of(Workers.ADA)
            .put(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.INACTIVE)
            .put(WorkerField.DEPARTMENT, "nobody knows")
            .put(WorkerField.START_DATE, LocalDate.of(2026, 3, 1))
            .build();

    Judgement judgement = judged(fact(leaver, 2), NOON);

    Admission admission = judgement.admission().orElseThrow();
    assertThat(admission.stage()).isEqualTo(LifecycleStage.LEAVER);
    assertThat(admission.position().urgent()).isTrue();
    assertThat(admission.worker().text(WorkerField.DEPARTMENT)).contains("Engineering");
    assertThat(admission.worker().text(WorkerField.LAST_NAME)).contains("Lovelace");
    assertThat(judgement.held()).isFalse();
  }

  @Test
  void accessEndsNextForWhomTheLastDayIsKnownAndNotForWhomIsGoneAlready() {
    Worker leaving = anEngineer().put(WorkerField.END_DATE, LocalDate.of(2026, 3, 31)).build();

    Judgement works = judged(fact(leaving, 1), NOON);
    Judgement left = judged(fact(leaving, 1), works.next().orElseThrow());

    assertThat(works.accessEndsNext()).isTrue();
    assertThat(left.next()).isPresent();
    assertThat(left.accessEndsNext()).isFalse();
  }

  @Test
  void theLastDayComesAlsoWhileANewerFactIsHeld() {
    Worker leaving = anEngineer().put(WorkerField.END_DATE, LocalDate.of(2026, 3, 31)).build();
    judged(fact(leaving, 1), NOON);
    Worker bad = leaving.toBuilder().put(WorkerField.DEPARTMENT, "nobody knows").build();

    Judgement held = judged(fact(bad, 2), NOON);
    Judgement after = judged(fact(bad, 2), held.next().orElseThrow());

    assertThat(held.held()).isTrue();
    assertThat(held.accessEndsNext()).isTrue();
    assertThat(after.admission().orElseThrow().stage()).isEqualTo(LifecycleStage.LEAVER);
  }

  @Test
  void aRecordThatIsMissingDisablesNobody() {
    judged(fact(anEngineer().build(), 1), NOON);

    Judgement missing = judged(new Fact(anEngineer().build(), 2, NOON, true), NOON);

    assertThat(missing.admission()).isEmpty();
    assertThat(missing.held()).isFalse();
    assertThat(missing.findings())
        .extracting(Finding::code)
        .containsExactly(ReasonCode.MISSING_IN_SOURCE);
  }

  @Test
  void aRecordThatIsMissingOpensNothing() {
    Worker hire = anEngineer().put(WorkerField.START_DATE, LocalDate.of(2026, 3, 15)).build();
    judged(fact(hire, 1), NOON);

    Judgement firstDay = judged(new Fact(hire, 2, NOON, true), NOON.plus(Duration.ofDays(10)));

    assertThat(firstDay.admission()).isEmpty();
  }

  @Test
  void aStatusThatNobodyKnowsNeverMakesActive() {
    Worker unknown = anEngineer().put(WorkerField.EMPLOYMENT_STATUS, null).build();

    Judgement judgement = judged(fact(unknown, 1), NOON);

    assertThat(judgement.admission()).isEmpty();
    assertThat(judgement.blockers()).extracting(Finding::code).contains(ReasonCode.STATUS_UNKNOWN);
  }

  @Test
  void withoutAZoneThePersonIsHeld() {
    Worker placeless =
        Worker.of(new WorkerKey("payroll", "1"))
            .put(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.ACTIVE)
            .build();

    Judgement judgement = judge.judge(fact(placeless, 1), Known.nothing(), NOON);

    assertThat(judgement.blockers()).extracting(Finding::code).contains(ReasonCode.ZONE_UNKNOWN);
  }

  @Test
  void theBrakeHoldsALeaverUntilAPersonLetsThemGo() {
    judged(fact(anEngineer().build(), 1), NOON);
    Fact leaver =
        fact(anEngineer().put(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.INACTIVE).build(), 2);
    Judgement leaving = judge.judge(leaver, known, NOON);
    assertThat(leaving.takesAccess(known)).isTrue();

    Judgement braked = Judge.braked(leaving, known, NOON);
    known = braked.recordedIn(known, NOON);
    act(new Wish.Release("grace", "they are real", Set.of(ReasonCode.BRAKE_LEAVERS)));
    Judgement released = judge.judge(leaver, known, NOON);

    assertThat(braked.admission()).isEmpty();
    assertThat(braked.held()).isTrue();
    assertThat(Judge.brakeReleased(released, known)).isTrue();
    assertThat(released.heldNews()).contains(new HeldNews.Released(2, "grace"));
    assertThat(released.admission()).isPresent();
  }

  private static Worker unknownDepartment() {
    return anEngineer().put(WorkerField.DEPARTMENT, "Enginering").build();
  }

  private Judgement judged(Fact fact, Instant now) {
    Judgement judgement = judge.judge(fact, known, now);
    known = judgement.recordedIn(known, now);
    return judgement;
  }

  private void act(Wish wish) {
    Action action =
        wish.on(
            Workers.ADA,
            known.hrRecord().orElseThrow(),
            known.hold().orElseThrow(),
            NOON.plusSeconds(1));
    List<HandCorrection> corrections = new ArrayList<>(known.corrections());
    corrections.addAll(action.corrections());
    List<Waiver> waivers = new ArrayList<>(known.waivers());
    waivers.addAll(action.waivers());
    known =
        new Known(
            known.hrRecord(),
            known.admission(),
            known.heldVersion(),
            known.hold(),
            corrections,
            waivers);
  }
}
