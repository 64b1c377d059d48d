// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import io.quarkus.oidc.client.OidcClientException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer of the token endpoint that is no token, as far as it may be told. */
final class TokenRefusal extends OidcClientException {

  private static final long serialVersionUID = 1L;
  private static final Pattern WORD = Pattern.compile("[a-z_]{1,40}");

  private final int status;
  private final String error;
  private final @Nullable String retryAfter;

  /**
   * @param body what was answered; only its codes are kept
   * @param retryAfter the header, null when there is none
   */
  TokenRefusal(int status, String body, @Nullable String retryAfter) {
    super("The token endpoint answered " + status);
    this.status = status;
    this.error = error(body);
    this.retryAfter = retryAfter;
  }

  int status() {
    return status;
  }

  Optional<String> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** True when it says nothing about us: it may be another answer a moment later. */
  boolean passes() {
    return status == 408
        || status == 429
        || status >= 500
        || error.startsWith("temporarily_unavailable");
  }

  /** Status and codes, for example {@code 401 invalid_client AADSTS7000215}. */
  String told() {
    return "The token endpoint answered " + status + (error.isEmpty() ? "" : " " + error);
  }

  private static String error(String body) {
    try {
      JsonObject answer = new JsonObject(body);
      String word = answer.getValue("error") instanceof String text ? text : "";
      String number =
          answer.getValue("error_codes") instanceof JsonArray codes
                  && !codes.isEmpty()
                  && codes.getValue(0) instanceof Integer code
              ? " AADSTS" + code
              : "";
      return WORD.matcher(word).matches() ? word + number : "";
    } catch (DecodeException noJson) {
      return "";
    }
  }
}
