// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * Error bodies: the RFC's {@code {"schemas":[…],"status":"409","scimType":"uniqueness"}} with the
 * status as text or number, the wrapper {@code {"Errors":{"description":"…","code":409}}}, and
 * anything else.
 */
final class ErrorShapes {

  /** A machine's word; a sentence might hold personal data. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,40}");

  private ErrorShapes() {}

  /** A blank and the machine's word for the error, or nothing. */
  static String code(JsonNode body) {
    String word = body.path("scimType").asText("");
    if (word.isEmpty()) {
      word = body.path("Errors").path("description").asText("");
    }
    return CODE.matcher(word).matches() ? " " + word : "";
  }
}
