// SPDX-License-Identifier: Apache-2.0
package io.usher.events.mapping;

import io.usher.core.EmploymentStatus;
import io.usher.core.WorkerField;
import io.usher.core.WorkerType;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One field of a record by its canonical name; dates and texts are the same on both sides. */
final class FieldValues {

  private FieldValues() {}

  /** The field's value as the kernel has it; null for null and for an UNKNOWN symbol. */
  static @Nullable Object read(SpecificRecord from, WorkerField field) {
    Object value = from.get(position(from, field));
    return switch (value) {
      case io.usher.events.v1.EmploymentStatus status -> statusOf(status);
      case io.usher.events.v1.WorkerType type -> typeOf(type);
      case null -> null;
      default -> value;
    };
  }

  /** Writes the kernel's value; null leaves the schema's empty value. */
  static void write(SpecificRecord into, WorkerField field, @Nullable Object value) {
    Object written =
        switch (field.kind()) {
          case TEXT, DATE -> value;
          case EMPLOYMENT_STATUS ->
              symbol(value == null ? EmploymentStatus.UNKNOWN : (EmploymentStatus) value);
          case WORKER_TYPE -> symbol(value == null ? WorkerType.UNKNOWN : (WorkerType) value);
        };
    into.put(position(into, field), written);
  }

  private static int position(SpecificRecord record, WorkerField field) {
    return record.getSchema().getField(field.key()).pos();
  }

  private static @Nullable EmploymentStatus statusOf(io.usher.events.v1.EmploymentStatus status) {
    return switch (status) {
      case UNKNOWN -> null;
      case PENDING -> EmploymentStatus.PENDING;
      case ACTIVE -> EmploymentStatus.ACTIVE;
      case LEAVE -> EmploymentStatus.LEAVE;
      case INACTIVE -> EmploymentStatus.INACTIVE;
    };
  }

  private static io.usher.events.v1.EmploymentStatus symbol(EmploymentStatus status) {
    return switch (status) {
      case UNKNOWN -> io.usher.events.v1.EmploymentStatus.UNKNOWN;
      case PENDING -> io.usher.events.v1.EmploymentStatus.PENDING;
      case ACTIVE -> io.usher.events.v1.EmploymentStatus.ACTIVE;
      case LEAVE -> io.usher.events.v1.EmploymentStatus.LEAVE;
      case INACTIVE -> io.usher.events.v1.EmploymentStatus.INACTIVE;
    };
  }

  private static @Nullable WorkerType typeOf(io.usher.events.v1.WorkerType type) {
    return switch (type) {
      case UNKNOWN -> null;
      case EMPLOYEE -> WorkerType.EMPLOYEE;
      case CONTRACTOR -> WorkerType.CONTRACTOR;
      case INTERN -> WorkerType.INTERN;
      case TEMPORARY -> WorkerType.TEMPORARY;
      case OTHER -> WorkerType.OTHER;
    };
  }

  private static io.usher.events.v1.WorkerType symbol(WorkerType type) {
    return switch (type) {
      case UNKNOWN -> io.usher.events.v1.WorkerType.UNKNOWN;
      case EMPLOYEE -> io.usher.events.v1.WorkerType.EMPLOYEE;
      case CONTRACTOR -> io.usher.events.v1.WorkerType.CONTRACTOR;
      case INTERN -> io.usher.events.v1.WorkerType.INTERN;
      case TEMPORARY -> io.usher.events.v1.WorkerType.TEMPORARY;
      case OTHER -> io.usher.events.v1.WorkerType.OTHER;
    };
  }
}
