// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Rejection;
import io.usher.sandbox.http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The token endpoint for client credentials, by secret or by assertion (the assertion's issuer,
 * audience and life are checked, its signature is not).
 */
final class Tokens {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final GraphSettings.Identity identity;
  private final Supplier<Duration> life;
  private final Clock clock;
  private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

  Tokens(GraphSettings.Identity identity, Supplier<Duration> life, Clock clock) {
    this.identity = identity;
    this.life = life;
    this.clock = clock;
  }

  Reply issue(Call call) {
    Map<String, String> form = call.form();
    if (!identity.tenant().equals(call.parameter("tenant"))) {
      throw refusal(400, "invalid_request", 90002, "Tenant was not found.");
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      throw refusal(400, "unsupported_grant_type", 70003, "The grant type is not supported.");
    }
    if (!form.getOrDefault("scope", "").endsWith("/.default")) {
      throw refusal(400, "invalid_scope", 70011, "The provided value for scope is not valid.");
    }
    if (!identity.clientId().equals(form.get("client_id"))) {
      throw refusal(400, "unauthorized_client", 700016, "The application was not found.");
    }
    checkCredential(form);
    String token = "sandbox." + UUID.randomUUID() + "." + UUID.randomUUID();
    expiries.put(token, clock.instant().plus(life.get()));
    ObjectNode body = Json.object().put("token_type", "Bearer");
    body.put("expires_in", life.get().toSeconds()).put("ext_expires_in", life.get().toSeconds());
    return Reply.json(200, body.put("access_token", token));
  }

  /** A failure as the token endpoint words it: another shape than the API's errors. */
  Reply failure(int status) {
    return switch (status) {
      case 400 -> refusal(400, "invalid_request", 900144, "The request is malformed.").reply();
      case 401 -> refusal(401, "invalid_client", 7000215, "Invalid client secret.").reply();
      default -> refusal(status, "temporarily_unavailable", 90033, "A transient error.").reply();
    };
  }

  /** Throws the 401 of a call without a good token. */
  void check(Call call) {
    Optional<String> token =
        call.header("authorization")
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
            .map(value -> value.substring(7).trim());
    if (token.isEmpty()) {
      throw unauthorized("Access token is empty.");
    }
    Instant expiry = expiries.get(token.get());
    if (expiry == null) {
      throw unauthorized("Access token validation failure. Invalid signature.");
    }
    if (!clock.instant().isBefore(expiry)) {
      throw unauthorized("Lifetime validation failed, the token is expired.");
    }
  }

  /** Makes every token that was ever given out invalid. */
  void forget() {
    expiries.clear();
  }

  private void checkCredential(Map<String, String> form) {
    if (form.containsKey("client_assertion")) {
      boolean good =
          ASSERTION_TYPE.equals(form.get("client_assertion_type"))
              && isAcceptable(form.get("client_assertion"));
      if (!good) {
        throw refusal(401, "invalid_client", 700027, "The client assertion is not valid.");
      }
    } else if (!identity.clientSecret().equals(form.get("client_secret"))) {
      throw refusal(401, "invalid_client", 7000215, "Invalid client secret provided.");
    }
  }

  private boolean isAcceptable(String assertion) {
    String[] parts = assertion.split("\\.", -1);
    if (parts.length != 3) {
      return false;
    }
    try {
      return Json.parse(Base64.getUrlDecoder().decode(parts[1]))
          .filter(this::isCurrent)
          .isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isCurrent(JsonNode claims) {
    return claims.hasNonNull("iss")
        && claims.hasNonNull("sub")
        && claims.hasNonNull("aud")
        && clock.instant().getEpochSecond() < claims.path("exp").asLong(0);
  }

  private Rejection refusal(int status, String error, int number, String text) {
    String trace = UUID.randomUUID().toString();
    ObjectNode body = Json.object().put("error", error);
    body.put("error_description", "AADSTS" + number + ": " + text + " Trace ID: " + trace);
    body.putArray("error_codes").add(number);
    body.put("timestamp", STAMP.format(clock.instant()));
    body.put("trace_id", trace).put("correlation_id", UUID.randomUUID().toString());
    return new Rejection(Reply.json(status, body));
  }

  private static Rejection unauthorized(String message) {
    return GraphErrors.error(401, "InvalidAuthenticationToken", message);
  }
}
