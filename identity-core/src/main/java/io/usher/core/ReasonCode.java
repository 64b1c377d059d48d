// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

import java.util.Locale;

/**
 * Why something was refused, held, delayed or left out. The text form ({@link #code()}) is public
 * and stable; {@code docs/reason-codes.md} documents each and a test keeps the two equal.
 */
public enum ReasonCode {
  // Requests to an API, and uploads
  SIGNATURE_INVALID,
  SIGNATURE_MISSING,
  TIMESTAMP_OUTSIDE_WINDOW,
  REPLAYED,
  BODY_TOO_LARGE,
  BODY_MALFORMED,
  SOURCE_UNKNOWN,
  SOURCE_WRONG_TYPE,
  WORKER_UNKNOWN,
  PARAMETER_INVALID,
  NOT_HELD,
  TEMPORARILY_UNAVAILABLE,
  CSV_EMPTY,
  CSV_ENCODING,
  CSV_HEADER,
  CSV_ROW_RAGGED,
  CSV_DUPLICATE_ID,
  CSV_VALUE_INVALID,

  // Validation findings
  REQUIRED_FIELD_MISSING,
  NAME_PLACEHOLDER,
  NAME_HAS_DIGITS_OR_SYMBOLS,
  NAME_HAS_ANNOTATION,
  NAME_MOJIBAKE,
  NAME_LOST_CHARACTERS,
  NAME_HAS_MARKUP,
  NAME_MIXED_SCRIPTS,
  NAME_ALL_CAPS,
  TEXT_TOO_LONG,
  TEXT_HAS_FORBIDDEN_CHARACTERS,
  EMAIL_INVALID,
  EMAIL_PLACEHOLDER,
  PHONE_INVALID,
  COUNTRY_UNKNOWN,
  COUNTRY_CONTRADICTS_LOCATION,
  ZONE_UNKNOWN,
  DEPARTMENT_UNKNOWN,
  LOCATION_UNKNOWN,
  DATE_IMPLAUSIBLE,
  DATES_CONTRADICT,
  STATUS_UNKNOWN,
  STATUS_CONTRADICTS_DATES,
  MANAGER_IS_SELF,
  CUSTOM_RULE,
  BRAKE_LEAVERS,

  // Lifecycle
  NOT_YET_DUE,
  MISSING_IN_SOURCE,
  NEVER_PROVISIONED,

  // Targets in general
  TARGET_THROTTLED,
  TARGET_UNAVAILABLE,
  TARGET_OUTCOME_UNKNOWN,
  TARGET_REFUSED,
  TARGET_MISCONFIGURED,
  TARGET_PERMISSION_MISSING,
  BUDGET_EXHAUSTED,
  INTERNAL_ERROR,
  RECORD_UNREADABLE,
  SUPERSEDED,

  // Microsoft Entra ID and Microsoft 365
  ACCOUNT_KEY_AMBIGUOUS,
  ACCOUNT_BELONGS_TO_ANOTHER,
  ADDRESS_NOT_AVAILABLE,
  NAME_NOT_USABLE,
  LICENCE_NO_SEATS,
  LICENCE_UNKNOWN,
  GROUP_UNKNOWN,
  MANAGER_NOT_YET,
  MAILBOX_NOT_READY,
  NOT_YET_VISIBLE,
  CLOSE_NOT_VERIFIED,

  // Apps
  APP_ACCOUNT_CONFLICT,
  APP_GROUP_UNKNOWN,
  NO_DIRECTORY_ACCOUNT,
  NOT_ENTITLED,

  // Write-back
  SOURCE_HAS_NO_WRITE_BACK,
  HR_VALUE_IS_NEWER,
  HR_VALUE_REFUSED,
  WAITING_FOR_FIRST_DAY;

  /** The public, stable form: upper case with underscores, as it stands in events and metrics. */
  public String code() {
    return name();
  }

  /** The form used in the company folder, for example {@code department-unknown}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
