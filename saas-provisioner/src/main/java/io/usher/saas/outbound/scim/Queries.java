// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Filters of RFC 7644 section 3.4.2.2 and their place in a URL. */
final class Queries {

  private Queries() {}

  /** {@code attribute eq "value"}, with the value escaped as in JSON. */
  static String equal(String attribute, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
    return attribute + " eq \"" + escaped + "\"";
  }

  /** Percent-encoded, blanks as %20: some apps take a plus for a plus. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
