// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The attributes of a user that Usher writes. Private contact data (mobile phone, private mail) is
 * not among them.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/user">user resource type</a>
 */
public enum Attribute {
  GIVEN_NAME("givenName", 64, true),
  SURNAME("surname", 64, true),
  /** Cannot be cleared by an update. */
  DISPLAY_NAME("displayName", 256, false),
  JOB_TITLE("jobTitle", 128, true),
  DEPARTMENT("department", 64, true),
  COMPANY_NAME("companyName", 64, true),
  OFFICE_LOCATION("officeLocation", 128, true),
  /** ISO 3166-1 alpha-2; needed before licences; cannot be reset once it is set. */
  USAGE_LOCATION("usageLocation", 2, false),
  /** The key that Usher owns: never cleared, never cut. */
  EMPLOYEE_ID("employeeId", 16, false),
  EMPLOYEE_TYPE("employeeType", 256, true),
  /** An instant in UTC, {@code 2026-11-30T23:00:00Z}. */
  EMPLOYEE_HIRE_DATE("employeeHireDate", 32, true),
  PREFERRED_LANGUAGE("preferredLanguage", 32, true),
  EXTENSION_1("extensionAttribute1", 1024, true),
  EXTENSION_2("extensionAttribute2", 1024, true),
  EXTENSION_3("extensionAttribute3", 1024, true),
  EXTENSION_4("extensionAttribute4", 1024, true),
  EXTENSION_5("extensionAttribute5", 1024, true),
  EXTENSION_6("extensionAttribute6", 1024, true),
  EXTENSION_7("extensionAttribute7", 1024, true),
  EXTENSION_8("extensionAttribute8", 1024, true),
  EXTENSION_9("extensionAttribute9", 1024, true),
  EXTENSION_10("extensionAttribute10", 1024, true),
  EXTENSION_11("extensionAttribute11", 1024, true),
  EXTENSION_12("extensionAttribute12", 1024, true),
  EXTENSION_13("extensionAttribute13", 1024, true),
  EXTENSION_14("extensionAttribute14", 1024, true),
  EXTENSION_15("extensionAttribute15", 1024, true);

  private static final Map<String, Attribute> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Attribute::graphName, Function.identity()));

  private final String graphName;
  private final int maxLength;
  private final boolean clearable;

  Attribute(String graphName, int maxLength, boolean clearable) {
    this.graphName = graphName;
    this.maxLength = maxLength;
    this.clearable = clearable;
  }

  /** The name in Graph and in {@code directory.yaml}. */
  public String graphName() {
    return graphName;
  }

  /** Whether Graph accepts that the attribute becomes empty. */
  public boolean clearable() {
    return clearable;
  }

  /** True for one of the fifteen extension attributes, whose meaning only the company knows. */
  public boolean extension() {
    return compareTo(EXTENSION_1) >= 0;
  }

  /** The text, cut to what Graph takes; never in the middle of a character. */
  public String fitted(String text) {
    if (text.length() <= maxLength) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
    return text.substring(0, end);
  }

  /** Longest value in UTF-16 units. */
  public int maxLength() {
    return maxLength;
  }

  /** The attribute of that Graph name; empty for one that Usher does not write. */
  public static Optional<Attribute> byGraphName(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
