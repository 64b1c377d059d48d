// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.EmploymentStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Values of fields as text. */
public final class FieldText {

  private FieldText() {}

  /** The value of a field as text; null when it is empty or absent. */
  public static @Nullable String of(Worker worker, WorkerField field) {
    return worker.value(field).map(Object::toString).orElse(null);
  }

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException when the text is none; the message holds no value
   */
  public static Object parse(WorkerField field, String text) {
    try {
      return switch (field.kind()) {
        case TEXT -> text;
        case DATE -> LocalDate.parse(text);
        case EMPLOYMENT_STATUS -> EmploymentStatus.valueOf(text);
        case WORKER_TYPE -> WorkerType.valueOf(text);
      };
    } catch (DateTimeParseException | IllegalArgumentException wrong) {
      throw new IllegalArgumentException(field.key() + " takes " + expected(field), wrong);
    }
  }

  private static String expected(WorkerField field) {
    return switch (field.kind()) {
      case TEXT -> "a text";
      case DATE -> "a date such as 2026-01-31";
      case EMPLOYMENT_STATUS -> "PENDING, ACTIVE, LEAVE or INACTIVE";
      case WORKER_TYPE -> "EMPLOYEE, CONTRACTOR, INTERN, TEMPORARY or OTHER";
    };
  }
}
