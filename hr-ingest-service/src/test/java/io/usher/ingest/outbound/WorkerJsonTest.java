// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.EmploymentStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.core.WorkerType;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WorkerJsonTest {

  private static final WorkerKey KEY = new WorkerKey("bamboo", "17");

  @Test
  void setEmptyAndAbsentFieldsComeBackAsTheyWere() {
    Worker worker =
        Worker.of(KEY)
            .put(WorkerField.FIRST_NAME, "Zoë \"Z\" \u0000 O'Neil")
            .put(WorkerField.START_DATE, LocalDate.of(2026, 2, 1))
            .put(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.LEAVE)
            .put(WorkerField.WORKER_TYPE, WorkerType.INTERN)
            .absent(WorkerField.DEPARTMENT)
            .custom("badge", "B1")
            .build();

    assertThat(WorkerJson.read(KEY, WorkerJson.write(worker))).isEqualTo(worker);
  }

  @Test
  void aFieldThatAnOlderReleaseDidNotKnowIsAbsent() {
    Worker worker = WorkerJson.read(KEY, "{\"firstName\":\"Ada\",\"inventedLater\":\"x\"}");

    assertThat(worker.absentFields())
        .hasSize(WorkerField.values().length - 1)
        .doesNotContain(WorkerField.FIRST_NAME);
  }

  @Test
  void whatIsWrittenForPostgresHoldsNoNulCharacter() {
    Worker.Builder worker = Worker.of(KEY);
    Arrays.stream(WorkerField.values())
        .filter(field -> field.kind() == WorkerField.Kind.TEXT)
        .forEach(field -> worker.put(field, "\u0000"));

    assertThat(WorkerJson.write(worker.build())).doesNotContain("\u0000");
  }
}
