// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fields of a canonical worker. The key in text (CSV mapping, CEL, events, findings) is {@link
 * #key()}; the names follow the majority convention of unified HR models and SCIM.
 */
public enum WorkerField {
  EMPLOYEE_NUMBER("employeeNumber", Kind.TEXT, false),
  FIRST_NAME("firstName", Kind.TEXT, false),
  MIDDLE_NAME("middleName", Kind.TEXT, false),
  LAST_NAME("lastName", Kind.TEXT, false),
  PREFERRED_NAME("preferredName", Kind.TEXT, false),
  DISPLAY_NAME("displayName", Kind.TEXT, false),
  PERSONAL_EMAIL("personalEmail", Kind.TEXT, true),
  WORK_EMAIL("workEmail", Kind.TEXT, false),
  WORK_PHONE("workPhone", Kind.TEXT, true),
  MOBILE_PHONE("mobilePhone", Kind.TEXT, true),
  JOB_TITLE("jobTitle", Kind.TEXT, false),
  DEPARTMENT("department", Kind.TEXT, false),
  DIVISION("division", Kind.TEXT, false),
  COMPANY("company", Kind.TEXT, false),
  COST_CENTER("costCenter", Kind.TEXT, false),
  LOCATION("location", Kind.TEXT, false),
  COUNTRY_CODE("countryCode", Kind.TEXT, false),
  MANAGER_ID("managerId", Kind.TEXT, false),
  EMPLOYMENT_STATUS("employmentStatus", Kind.EMPLOYMENT_STATUS, false),
  WORKER_TYPE("workerType", Kind.WORKER_TYPE, false),
  ORIGINAL_HIRE_DATE("originalHireDate", Kind.DATE, false),
  START_DATE("startDate", Kind.DATE, false),
  END_DATE("endDate", Kind.DATE, false),
  ZONE("zone", Kind.TEXT, false),
  PREFERRED_LANGUAGE("preferredLanguage", Kind.TEXT, false);

  /** What a value of a field is. */
  public enum Kind {
    /** A non-empty {@code String}. */
    TEXT,
    /** A {@code java.time.LocalDate} in the worker's own zone. */
    DATE,
    /** An {@link EmploymentStatus}. */
    EMPLOYMENT_STATUS,
    /** A {@link WorkerType}. */
    WORKER_TYPE
  }

  private static final Map<String, WorkerField> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toMap(WorkerField::key, Function.identity()));

  private final String key;
  private final Kind kind;
  private final boolean privateContact;

  WorkerField(String key, Kind kind, boolean privateContact) {
    this.key = key;
    this.kind = kind;
    this.privateContact = privateContact;
  }

  /** The field's public name, for example {@code firstName}. */
  public String key() {
    return key;
  }

  /** What a value is. */
  public Kind kind() {
    return kind;
  }

  /** True for private contact data, which never leaves the first two topics. */
  public boolean privateContact() {
    return privateContact;
  }

  /** The field of that public name; empty for an unknown one. Case matters. */
  public static Optional<WorkerField> byKey(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }
}
