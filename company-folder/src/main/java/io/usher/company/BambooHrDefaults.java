// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.EmploymentStatus;
import io.usher.core.WorkerField;
import io.usher.core.WorkerType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What feeds what in BambooHR when the folder says nothing, after <a
 * href="https://documentation.bamboohr.com/docs/list-of-field-names">its list of field names</a>.
 */
final class BambooHrDefaults {

  static final Map<WorkerField, String> FIELDS = fields();
  static final Map<String, EmploymentStatus> STATUS =
      Map.of(
          "Active", EmploymentStatus.ACTIVE,
          "Inactive", EmploymentStatus.INACTIVE,
          "Terminated", EmploymentStatus.INACTIVE,
          "Leave of Absence", EmploymentStatus.LEAVE,
          "On Leave", EmploymentStatus.LEAVE);
  static final Map<String, WorkerType> WORKER_TYPE =
      Map.of(
          "Full-Time", WorkerType.EMPLOYEE,
          "Part-Time", WorkerType.EMPLOYEE,
          "Employee", WorkerType.EMPLOYEE,
          "Contractor", WorkerType.CONTRACTOR,
          "Intern", WorkerType.INTERN,
          "Temporary", WorkerType.TEMPORARY);

  private BambooHrDefaults() {}

  private static Map<WorkerField, String> fields() {
    Map<WorkerField, String> fields = new EnumMap<>(WorkerField.class);
    fields.put(WorkerField.EMPLOYEE_NUMBER, "employeeNumber");
    fields.put(WorkerField.FIRST_NAME, "firstName");
    fields.put(WorkerField.MIDDLE_NAME, "middleName");
    fields.put(WorkerField.LAST_NAME, "lastName");
    fields.put(WorkerField.PREFERRED_NAME, "preferredName");
    fields.put(WorkerField.PERSONAL_EMAIL, "homeEmail");
    fields.put(WorkerField.WORK_EMAIL, "workEmail");
    fields.put(WorkerField.WORK_PHONE, "workPhone");
    fields.put(WorkerField.MOBILE_PHONE, "mobilePhone");
    fields.put(WorkerField.JOB_TITLE, "jobTitle");
    fields.put(WorkerField.DEPARTMENT, "department");
    fields.put(WorkerField.DIVISION, "division");
    fields.put(WorkerField.LOCATION, "location");
    fields.put(WorkerField.COUNTRY_CODE, "country");
    fields.put(WorkerField.MANAGER_ID, "supervisorId");
    fields.put(WorkerField.EMPLOYMENT_STATUS, "status");
    fields.put(WorkerField.WORKER_TYPE, "employmentHistoryStatus");
    fields.put(WorkerField.ORIGINAL_HIRE_DATE, "originalHireDate");
    fields.put(WorkerField.START_DATE, "hireDate");
    fields.put(WorkerField.END_DATE, "terminationDate");
    return Collections.unmodifiableMap(fields);
  }
}
