// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.EmploymentStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObservationRulesTest {

  private static final WorkerKey ADA = new WorkerKey("bamboo", "17");
  private final ObservationRules rules = new ObservationRules(false);

  @Test
  void theFirstRecordIsNewsWithAllItsFields() {
    Observation observation = rules.decide(new Reading.Found(ada().build()), null);

    assertThat(observation)
        .isEqualTo(
            new Observation.Changed(
                new KnownWorker(ada().build(), 1, false),
                Set.of("firstName", "department", "employmentStatus", "customFields.badge")));
  }

  @Test
  void theSameRecordAgainIsNoNews() {
    assertThat(rules.decide(new Reading.Found(ada().build()), known(ada())))
        .isEqualTo(new Observation.Unchanged());
  }

  @Test
  void aChangedFieldIsNewsWithTheNextVersion() {
    Worker moved = ada().put(WorkerField.DEPARTMENT, "Sales").build();

    Observation observation = rules.decide(new Reading.Found(moved), known(ada()));

    assertThat(observation)
        .isEqualTo(new Observation.Changed(new KnownWorker(moved, 5, false), Set.of("department")));
  }

  @Test
  void aHiddenFieldKeepsItsLastValueAndIsNoNews() {
    Worker hidden = ada().absent(WorkerField.DEPARTMENT).build();

    assertThat(rules.decide(new Reading.Found(hidden), known(ada())))
        .isEqualTo(new Observation.Unchanged());
  }

  @Test
  void anotherChangeCarriesTheLastValueOfAHiddenField() {
    Worker seen =
        ada().absent(WorkerField.DEPARTMENT).put(WorkerField.FIRST_NAME, "Augusta").build();

    Observation observation = rules.decide(new Reading.Found(seen), known(ada()));

    assertThat(changed(observation).changedFields()).containsExactly("firstName");
    assertThat(changed(observation).next().worker().text(WorkerField.DEPARTMENT))
        .contains("Engineering");
  }

  @Test
  void aHiddenCustomFieldKeepsItsLastValue() {
    Worker seen = ada().custom("badge", null).build();

    assertThat(rules.decide(new Reading.Found(seen, Set.of("badge")), known(ada())))
        .isEqualTo(new Observation.Unchanged());
  }

  @Test
  void anEmptiedFieldIsNews() {
    Worker emptied = ada().put(WorkerField.DEPARTMENT, null).build();

    assertThat(changed(rules.decide(new Reading.Found(emptied), known(ada()))).changedFields())
        .containsExactly("department");
  }

  @Test
  void aFieldThatHrShowsForTheFirstTimeIsNewsAlsoWhenEmpty() {
    KnownWorker known = known(ada().absent(WorkerField.DEPARTMENT).absent(WorkerField.JOB_TITLE));
    Worker shown = ada().put(WorkerField.JOB_TITLE, null).build();

    assertThat(changed(rules.decide(new Reading.Found(shown), known)).changedFields())
        .containsExactlyInAnyOrder("department", "jobTitle");
  }

  @Test
  void aRecordThatIsGoneIsToldOnceAndKept() {
    Observation first = rules.decide(new Reading.NotFound(), known(ada()));

    assertThat(first)
        .isEqualTo(new Observation.Changed(new KnownWorker(ada().build(), 5, true), Set.of()));
    assertThat(rules.decide(new Reading.NotFound(), changed(first).next()))
        .isEqualTo(new Observation.Unchanged());
  }

  @Test
  void aMissingRecordSaysNothingOfATermination() {
    Observation observation = rules.decide(new Reading.NotFound(), known(ada()));

    assertThat(changed(observation).next().worker().employmentStatus())
        .isEqualTo(EmploymentStatus.ACTIVE);
  }

  @Test
  void aRecordThatComesBackIsToldAlsoWhenItIsTheSame() {
    KnownWorker missing = new KnownWorker(ada().build(), 5, true);

    assertThat(rules.decide(new Reading.Found(ada().build()), missing))
        .isEqualTo(new Observation.Changed(new KnownWorker(ada().build(), 6, false), Set.of()));
  }

  @Test
  void aRecordThatNobodyEverSawIsUnknown() {
    assertThat(rules.decide(new Reading.NotFound(), null)).isEqualTo(new Observation.Unknown());
  }

  @Test
  void theEchoOfTheWriteBackIsNotedAndNotTold() {
    Worker written = ada().put(WorkerField.WORK_EMAIL, "ada@acme.example").build();

    assertThat(rules.decide(new Reading.Found(written), known(ada())))
        .isEqualTo(new Observation.Noted(new KnownWorker(written, 4, false)));
  }

  @Test
  void aWorkEmailIsToldTogetherWithAnotherChange() {
    Worker written =
        ada()
            .put(WorkerField.WORK_EMAIL, "ada@acme.example")
            .put(WorkerField.DEPARTMENT, "Sales")
            .build();

    assertThat(changed(rules.decide(new Reading.Found(written), known(ada()))).changedFields())
        .containsExactlyInAnyOrder("workEmail", "department");
  }

  @Test
  void aWorkEmailAloneIsToldWhenConfigured() {
    Worker written = ada().put(WorkerField.WORK_EMAIL, "ada@acme.example").build();

    assertThat(new ObservationRules(true).decide(new Reading.Found(written), known(ada())))
        .isInstanceOf(Observation.Changed.class);
  }

  private static Worker.Builder ada() {
    return Worker.of(ADA)
        .put(WorkerField.FIRST_NAME, "Ada")
        .put(WorkerField.DEPARTMENT, "Engineering")
        .put(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.ACTIVE)
        .custom("badge", "B1");
  }

  private static KnownWorker known(Worker.Builder worker) {
    return new KnownWorker(worker.build(), 4, false);
  }

  private static Observation.Changed changed(Observation observation) {
    assertThat(observation).isInstanceOf(Observation.Changed.class);
    return (Observation.Changed) observation;
  }
}
