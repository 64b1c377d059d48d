// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WorkerTest {

  private static final WorkerKey KEY = new WorkerKey("bamboo", "17");

  @Test
  void anEmptyFieldAndAnAbsentFieldAreDifferentThings() {
    Worker worker =
        Worker.of(KEY)
            .put(WorkerField.DEPARTMENT, "")
            .absent(WorkerField.COST_CENTER)
            .put(WorkerField.FIRST_NAME, "Ada")
            .build();

    assertThat(worker.text(WorkerField.DEPARTMENT)).isEmpty();
    assertThat(worker.isAbsent(WorkerField.DEPARTMENT)).isFalse();
    assertThat(worker.text(WorkerField.COST_CENTER)).isEmpty();
    assertThat(worker.isAbsent(WorkerField.COST_CENTER)).isTrue();
  }

  @Test
  void aFieldThatIsAbsentInEitherRecordIsNoChange() {
    Worker before = Worker.of(KEY).put(WorkerField.COST_CENTER, "100").build();
    Worker after = Worker.of(KEY).absent(WorkerField.COST_CENTER).build();

    assertThat(after.changesSince(before)).isEmpty();
    assertThat(before.changesSince(after)).isEmpty();
  }

  @Test
  void changesNameTheFieldsThatDifferInTheOrderOfTheEnum() {
    Worker before =
        Worker.of(KEY)
            .put(WorkerField.DEPARTMENT, "Sales")
            .put(WorkerField.FIRST_NAME, "Ada")
            .custom("badge", "1")
            .build();
    Worker after =
        before.toBuilder()
            .put(WorkerField.DEPARTMENT, "Engineering")
            .put(WorkerField.FIRST_NAME, null)
            .custom("badge", "2")
            .build();

    assertThat(after.changesSince(before))
        .containsExactly("firstName", "department", "customFields.badge");
  }

  @Test
  void anAbsentFieldIsTakenOverFromTheEarlierRecord() {
    Worker earlier = Worker.of(KEY).put(WorkerField.LOCATION, "Vienna").build();
    Worker later =
        Worker.of(KEY).absent(WorkerField.LOCATION).put(WorkerField.FIRST_NAME, "Ada").build();

    Worker completed = later.completedFrom(earlier);

    assertThat(completed.text(WorkerField.LOCATION)).contains("Vienna");
    assertThat(completed.isAbsent(WorkerField.LOCATION)).isFalse();
  }

  @Test
  void aFieldThatNobodyEverShowedStaysAbsent() {
    Worker earlier = Worker.of(KEY).absent(WorkerField.LOCATION).build();
    Worker later = Worker.of(KEY).absent(WorkerField.LOCATION).build();

    assertThat(later.completedFrom(earlier).isAbsent(WorkerField.LOCATION)).isTrue();
  }

  @Test
  void aValueOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> Worker.of(KEY).put(WorkerField.START_DATE, "2026-01-01"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTextFormTellsNoPersonalData() {
    Worker worker =
        Worker.of(KEY)
            .put(WorkerField.LAST_NAME, "Lovelace")
            .put(WorkerField.START_DATE, LocalDate.of(2026, 1, 1))
            .build();

    assertThat(worker).hasToString("Worker[bamboo:17]");
  }

  @Test
  void aStatusThatHrDidNotGiveIsUnknown() {
    Worker worker = Worker.of(KEY).build();

    assertThat(worker.employmentStatus()).isEqualTo(EmploymentStatus.UNKNOWN);
    assertThat(worker.workerType()).isEqualTo(WorkerType.UNKNOWN);
  }

  @Test
  void theCharacterNulIsLeftOutOfTexts() {
    Worker worker =
        Worker.of(new WorkerKey("bamboo", "1"))
            .put(WorkerField.FIRST_NAME, "Gra\0ce")
            .put(WorkerField.LAST_NAME, "\0")
            .custom("badge", "\0A1")
            .build();

    assertThat(worker.text(WorkerField.FIRST_NAME)).contains("Grace");
    assertThat(worker.value(WorkerField.LAST_NAME)).isEmpty();
    assertThat(worker.customFields()).containsEntry("badge", "A1");
  }

  @Test
  void aManagerWhoseIdCanBeNobodysIsNone() {
    Worker worker =
        Worker.of(new WorkerKey("bamboo", "1")).put(WorkerField.MANAGER_ID, "see\nremark").build();

    assertThat(worker.managerKey()).isEmpty();
  }
}
