// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import java.util.Locale;

/** What Usher keeps equal in an app account, beside being active and the groups. */
public enum ProfileField {
  EXTERNAL_ID,
  USER_NAME,
  DISPLAY_NAME,
  GIVEN_NAME,
  FAMILY_NAME,
  MAIL,
  TITLE,
  DEPARTMENT;

  /** The name in plans and audits, for example {@code display name}. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** True when two values of this field are the same to the app. */
  boolean same(String left, String right) {
    return switch (this) {
      case USER_NAME, MAIL -> left.equalsIgnoreCase(right);
      case EXTERNAL_ID, DISPLAY_NAME, GIVEN_NAME, FAMILY_NAME, TITLE, DEPARTMENT ->
          left.equals(right);
    };
  }
}
