// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Rejection;
import io.usher.sandbox.http.Reply;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Graph's error envelope and the directory's well-known errors. */
final class GraphErrors {
  static final String BAD_REQUEST = "Request_BadRequest";

  private GraphErrors() {}

  static Reply reply(int status, String code, String message) {
    ObjectNode body = Json.object();
    body.putObject("error").put("code", code).put("message", message);
    return Reply.json(status, body);
  }

  static Rejection error(int status, String code, String message) {
    return new Rejection(reply(status, code, message));
  }

  static Rejection badRequest(String message) {
    return error(400, BAD_REQUEST, message);
  }

  static Rejection notFound(String id) {
    return error(
        404,
        "Request_ResourceNotFound",
        "Resource '"
            + id
            + "' does not exist or one of its queried reference-property objects are not present.");
  }

  static Rejection conflict(String property) {
    String message =
        "Another object with the same value for property " + property + " already exists.";
    Reply reply = reply(400, BAD_REQUEST, message);
    ObjectNode detail =
        Json.object().put("code", "ObjectConflict").put("message", message).put("target", property);
    if (reply.json() instanceof ObjectNode body && body.get("error") instanceof ObjectNode error) {
      error.putArray("details").add(detail);
    }
    return new Rejection(reply);
  }

  static Rejection invalidValue(String property) {
    return badRequest(
        "Invalid value specified for property '" + property + "' of resource 'User'.");
  }

  static Rejection unsupportedQuery(String message) {
    return error(400, "Request_UnsupportedQuery", message);
  }

  static String codeFor(int status) {
    return switch (status) {
      case 401 -> "InvalidAuthenticationToken";
      case 403 -> "Authorization_RequestDenied";
      case 404 -> "Request_ResourceNotFound";
      case 409 -> "Directory_ConcurrencyViolation";
      case 429 -> "TooManyRequests";
      case 503 -> "serviceNotAvailable";
      case 500, 502 -> "generalException";
      case 504 -> "UnknownError";
      default -> BAD_REQUEST;
    };
  }

  /** Adds the ids that each answer of Graph carries, also inside an error. */
  static Reply signed(Call call, Reply reply, Clock clock) {
    String requestId = UUID.randomUUID().toString();
    String clientId = call.header("client-request-id").orElse(requestId);
    if (reply.json() instanceof ObjectNode body && body.get("error") instanceof ObjectNode error) {
      ObjectNode inner = error.putObject("innerError");
      inner.put("date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
      inner.put("request-id", requestId).put("client-request-id", clientId);
      if (reply.status() == 429) {
        inner.put("code", "429");
      }
    }
    return reply.with("request-id", requestId).with("client-request-id", clientId);
  }
}
