// SPDX-License-Identifier: Apache-2.0
package io.usher.system.documentation;

import java.util.Locale;

/**
 * One setting of a service.
 *
 * @param key as in {@code application.properties}
 * @param type for readers
 * @param fallback the default as written, empty when the setting is required
 * @param meaning the text of its Javadoc
 */
record Setting(String key, String type, String fallback, String meaning) {

  /** How the same setting is called in the environment. */
  String variable() {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** Its row of the table. */
  String row() {
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(
            key, variable(), type, fallback.isEmpty() ? "required" : "`" + fallback + "`", meaning);
  }
}
