// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.company.Company;
import io.usher.company.CompanyFolder;
import io.usher.company.Secrets;
import io.usher.core.EmploymentStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.core.WorkerType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Workers and a company for tests. */
final class Workers {

  static final WorkerKey ADA = new WorkerKey("bamboo", "17");
  static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  static final Company COMPANY =
      CompanyFolder.load(Path.of("src/test/resources/company"), Secrets.of(Map.of()));

  private Workers() {}

  /** An engineer in Berlin who started a while ago; nothing is wrong with the record. */
  static Worker.Builder anEngineer() {
    return Worker.of(ADA)
        .put(WorkerField.FIRST_NAME, "Ada")
        .put(WorkerField.LAST_NAME, "Lovelace")
        .put(WorkerField.DEPARTMENT, "Engineering")
        .put(WorkerField.LOCATION, "Berlin")
        .put(WorkerField.COUNTRY_CODE, "DE")
        .put(WorkerField.EMPLOYMENT_STATUS, EmploymentStatus.ACTIVE)
        .put(WorkerField.WORKER_TYPE, WorkerType.EMPLOYEE)
        .put(WorkerField.START_DATE, LocalDate.of(2026, 3, 1));
  }

  /** Puts a field as text; nothing empties it, {@code absent} makes it absent. */
  static void put(Worker.Builder worker, String name, @Nullable Object value) {
    WorkerField field = WorkerField.byKey(name).orElseThrow();
    String text = value == null ? "" : text(value);
    if (text.equals("absent")) {
      worker.absent(field);
    } else if (text.isEmpty()) {
      worker.put(field, null);
    } else {
      worker.put(field, FieldText.parse(field, text));
    }
  }

  /** A date in YAML is read as midnight UTC. */
  private static String text(Object value) {
    return value instanceof Date date
        ? LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC).toString()
        : String.valueOf(value);
  }

  static Fact fact(Worker worker, long version) {
    return new Fact(worker, version, NOON, false);
  }
}
