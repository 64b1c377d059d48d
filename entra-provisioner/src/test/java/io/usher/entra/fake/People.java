// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.core.EmploymentStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.core.WorkerType;
import java.time.LocalDate;

/** People for tests. */
public final class People {

  public static final WorkerKey ADA = new WorkerKey("bamboo", "17");
  public static final WorkerKey GRACE = new WorkerKey("bamboo", "4");

  private People() {}

  /** An engineer in Berlin who reports to Grace. */
  public static Worker ada() {
    return hire(ADA, "Ada", "Lovelace").put(WorkerField.MANAGER_ID, "4").build();
  }

  /** Her manager, who reports to nobody. */
  public static Worker grace() {
    return hire(GRACE, "Grace", "Hopper").build();
  }

  public static Worker.Builder hire(WorkerKey key, String first, String last) {
    return Worker.of(key)
        .put(WorkerField.EMPLOYEE_NUMBER, "E" + key.workerId())
        .put(WorkerField.FIRST_NAME, first)
        .put(WorkerField.LAST_NAME, last)
        .put(WorkerField.DEPARTMENT, "Engineering")
        .put(WorkerField.JOB_TITLE, "Engineer")
        .put(WorkerField.LOCATION, "Berlin")
        .put(WorkerField.COUNTRY_CODE, "DE")
        .put(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.ACTIVE)
        .put(WorkerField.WORKER_TYPE, WorkerType.EMPLOYEE)
        .put(WorkerField.START_DATE, LocalDate.of(2026, 3, 1))
        .put(WorkerField.ZONE, "Europe/Berlin");
  }
}
