// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.util.regex.Pattern;

/** Names that people give in the folder. */
final class Names {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  private Names() {}

  static boolean good(String name) {
    return NAME.matcher(name).matches();
  }

  static void check(Section section, String name, String what) {
    if (!good(name)) {
      section.keyMistake(
          name,
          section.under(name),
          what + " of lower-case letters, digits and hyphens that begins with a letter");
    }
  }
}
