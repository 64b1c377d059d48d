// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Error bodies: the RFC's {@code {"schemas":[…],"status":"409","scimType":"uniqueness"}} with the
 * status as text or number, the wrapper {@code {"Errors":{"description":"…","code":409}}}, a code
 * as the {@code detail}, as Slack has them in version 2, and anything else.
 */
final class ErrorShapes {

  /** A machine's word; a sentence might hold personal data. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,40}");

  /** One word of several, so that a name is not taken for one. */
  private static final Pattern CODE_AS_DETAIL = Pattern.compile("[a-z]{1,40}(_[a-z]{1,40}){1,9}");

  /** Some say 400 beside these words, where the RFC has 409 (section 3.12). */
  private static final Set<String> TAKEN = Set.of("uniqueness", "username_taken", "email_taken");

  private ErrorShapes() {}

  /** A blank and the machine's word for the error, or nothing. */
  static String code(JsonNode body) {
    String word = word(body);
    return word.isEmpty() ? "" : " " + word;
  }

  /** Whether the word says that a unique value is in use. */
  static boolean saysTaken(JsonNode body) {
    return TAKEN.contains(word(body));
  }

  /** Whether it is an answer of a SCIM app, and not of something else at this address. */
  static boolean isScim(JsonNode body) {
    return (body.has("schemas") || body.has("Errors")) && !word(body).equals("bad_endpoint");
  }

  private static String word(JsonNode body) {
    String detail = body.path("detail").asText("");
    return Stream.of(
            body.path("scimType").asText(""), body.path("Errors").path("description").asText(""))
        .filter(word -> CODE.matcher(word).matches())
        .findFirst()
        .orElse(CODE_AS_DETAIL.matcher(detail).matches() ? detail : "");
  }
}
