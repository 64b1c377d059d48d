// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.company.Source;
import io.usher.core.EmploymentStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.core.WorkerType;
import io.usher.ingest.domain.Reading;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * From an employee of BambooHR to the canonical worker, after <a
 * href="https://documentation.bamboohr.com/docs/list-of-field-names">its list of field names</a>.
 * Pure.
 *
 * <ul>
 *   <li>A key that is not in the answer is a field that we may not see or did not ask for: absent.
 *       A null, an empty text and the date {@code 0000-00-00} are empty.
 *   <li>{@code supervisorEId} is the employee id of the manager; {@code supervisorId} is taken only
 *       when the other is not shown, because accounts differ in what it holds.
 *   <li>{@code country} is the name of the country of the employee's address, passed on as it is;
 *       validation-service maps it, and the location says where somebody works.
 *   <li>The employment ends when the status or the employment history says so, whichever is first:
 *       the status may stay Active until the row of the termination takes effect.
 *   <li>{@code employmentHistoryStatus} is both kind of worker and, at the end, "Terminated": a
 *       text that means a status says nothing of the kind of worker, which then keeps its last
 *       value.
 * </ul>
 */
final class BambooHrMapping {

  private static final String STATUS = "status";
  private static final String HISTORY_STATUS = "employmentHistoryStatus";
  private static final String MANAGER_EMPLOYEE_ID = "supervisorEId";
  private static final String MANAGER_NUMBER = "supervisorId";
  private static final String NO_DATE = "0000-00-00";

  private final Map<WorkerField, String> fields;
  private final Map<String, String> customFields;
  private final Map<String, EmploymentStatus> statuses;
  private final Map<String, WorkerType> workerTypes;

  BambooHrMapping(Source.BambooHr source) {
    this.fields = source.fields();
    this.customFields = source.customFields();
    this.statuses = ignoringCase(source.statusMap());
    this.workerTypes = ignoringCase(source.workerTypeMap());
  }

  /** All field names to ask for. */
  Set<String> fieldNames() {
    Set<String> names = new TreeSet<>(fields.values());
    names.addAll(customFields.values());
    names.add(STATUS);
    names.add(HISTORY_STATUS);
    names.add(MANAGER_EMPLOYEE_ID);
    return names;
  }

  /** True when the first day is after the given one: rows of the job may not have taken effect. */
  boolean startsAfter(JsonNode employee, LocalDate day) {
    return date(text(employee, fields.getOrDefault(WorkerField.START_DATE, "hireDate")))
        .filter(start -> start.isAfter(day))
        .isPresent();
  }

  /** The worker that an answer shows. */
  Reading.Found worker(WorkerKey key, JsonNode employee) {
    Worker.Builder worker = Worker.of(key);
    for (WorkerField field : WorkerField.values()) {
      put(worker, field, employee);
    }
    Set<String> hidden = new LinkedHashSet<>();
    customFields.forEach(
        (name, alias) -> {
          if (employee.has(alias)) {
            worker.custom(name, text(employee, alias));
          } else {
            hidden.add(name);
          }
        });
    return new Reading.Found(worker.build(), hidden);
  }

  private void put(Worker.Builder worker, WorkerField field, JsonNode employee) {
    switch (field) {
      case EMPLOYMENT_STATUS -> putStatus(worker, employee);
      case WORKER_TYPE -> putWorkerType(worker, employee);
      case MANAGER_ID -> putText(worker, field, employee, managerAlias(employee));
      default -> putText(worker, field, employee, fields.get(field));
    }
  }

  private static void putText(
      Worker.Builder worker, WorkerField field, JsonNode employee, @Nullable String alias) {
    if (alias == null || !employee.has(alias)) {
      worker.absent(field);
    } else if (field.kind() == WorkerField.Kind.DATE) {
      putDate(worker, field, text(employee, alias));
    } else {
      worker.put(field, text(employee, alias));
    }
  }

  /** From a text that is no date nothing may be concluded, not even that there is no date. */
  private static void putDate(Worker.Builder worker, WorkerField field, @Nullable String text) {
    Optional<LocalDate> date = date(text);
    if (text == null || text.equals(NO_DATE) || date.isPresent()) {
      worker.put(field, date.orElse(null));
    } else {
      worker.absent(field);
    }
  }

  private @Nullable String managerAlias(JsonNode employee) {
    String alias = fields.get(WorkerField.MANAGER_ID);
    boolean usual = MANAGER_NUMBER.equals(alias) || MANAGER_EMPLOYEE_ID.equals(alias);
    return usual && employee.has(MANAGER_EMPLOYEE_ID) ? MANAGER_EMPLOYEE_ID : alias;
  }

  private void putStatus(Worker.Builder worker, JsonNode employee) {
    EmploymentStatus status = statuses.get(orNothing(text(employee, statusAlias())));
    EmploymentStatus history = statuses.get(orNothing(text(employee, HISTORY_STATUS)));
    if (status == EmploymentStatus.INACTIVE || history == null) {
      if (status == null && !employee.has(statusAlias())) {
        worker.absent(WorkerField.EMPLOYMENT_STATUS);
      } else {
        worker.put(WorkerField.EMPLOYMENT_STATUS, known(status));
      }
    } else {
      worker.put(WorkerField.EMPLOYMENT_STATUS, known(history));
    }
  }

  private void putWorkerType(Worker.Builder worker, JsonNode employee) {
    String alias = fields.getOrDefault(WorkerField.WORKER_TYPE, HISTORY_STATUS);
    String text = text(employee, alias);
    boolean saysStatusOnly =
        text != null && !workerTypes.containsKey(text) && statuses.containsKey(text);
    if (!employee.has(alias) || saysStatusOnly) {
      worker.absent(WorkerField.WORKER_TYPE);
    } else {
      WorkerType type = workerTypes.get(orNothing(text));
      worker.put(WorkerField.WORKER_TYPE, type == WorkerType.UNKNOWN ? null : type);
    }
  }

  private String statusAlias() {
    return fields.getOrDefault(WorkerField.EMPLOYMENT_STATUS, STATUS);
  }

  /** UNKNOWN is an empty field of the canonical worker. */
  private static @Nullable EmploymentStatus known(@Nullable EmploymentStatus status) {
    return status == EmploymentStatus.UNKNOWN ? null : status;
  }

  private static @Nullable String text(JsonNode employee, String alias) {
    JsonNode value = employee.get(alias);
    if (value == null || value.isNull()) {
      return null;
    }
    String text = value.asText().strip();
    return text.isEmpty() ? null : text;
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Dates are local dates in the worker's zone. */
  private static Optional<LocalDate> date(@Nullable String text) {
    if (text == null || text.equals(NO_DATE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noDate) {
      return Optional.empty();
    }
  }

  private static <T> Map<String, T> ignoringCase(Map<String, T> map) {
    Map<String, T> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(map);
    return sorted;
  }
}
