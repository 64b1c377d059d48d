// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.limit.RetryAfter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request, once, and classifies what concerns more than the one resource. It never
 * retries: after a write without a clear answer the outcome is unknown and the next try begins with
 * a look-up.
 */
final class ScimHttp {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int MOST_PAGES = 10;

  private final HttpClient client;
  private final ObjectMapper json;
  private final Endpoint endpoint;
  private final Clock clock;

  ScimHttp(HttpClient client, ObjectMapper json, Endpoint endpoint, Clock clock) {
    this.client = client;
    this.json = json;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /**
   * Where the app is.
   *
   * @param base base URL without a slash at the end
   * @param authorization value of the Authorization header; a secret
   * @param mediaType of request bodies
   */
  record Endpoint(URI base, String authorization, String mediaType) {

    @Override
    public String toString() {
      return "Endpoint[" + base + "]";
    }
  }

  /** Reads. */
  ScimReply get(String pathAndQuery, AppPace pace) {
    pace.beforeRead();
    return send(request(pathAndQuery).GET().build(), pace, false);
  }

  /** Writes; the body may be null. */
  ScimReply write(String method, String path, @Nullable JsonNode body, AppPace pace) {
    pace.beforeWrite();
    HttpRequest.Builder request = request(path);
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", endpoint.mediaType())
          .method(method, BodyPublishers.ofString(body.toString()));
    }
    return send(request.build(), pace, true);
  }

  /**
   * What a question finds, over all pages. An app that has more pages than this for one person or
   * group does not honour the filter.
   *
   * @param question path and query with a filter on a value that is unique, or nearly
   * @param what for the reason of a refusal
   * @throws CallFailure of any page; a 404 finds nothing
   */
  List<JsonNode> find(String question, String what, AppPace pace) {
    List<JsonNode> found = new ArrayList<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      ScimReply reply =
          get(page == 0 ? question : question + "&startIndex=" + (found.size() + 1), pace);
      if (!reply.succeeded() && !reply.notFound()) {
        throw reply.refused(what);
      }
      JsonNode resources = reply.body().path("Resources");
      resources.forEach(found::add);
      if (resources.isEmpty() || found.size() >= reply.body().path("totalResults").asInt(0)) {
        return found;
      }
    }
    return found;
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(endpoint.base() + pathAndQuery))
        .timeout(TIMEOUT)
        .header("Authorization", endpoint.authorization())
        .header("Accept", "application/scim+json, application/json");
  }

  private ScimReply send(HttpRequest request, AppPace pace, boolean write) {
    try {
      return judge(client.send(request, BodyHandlers.ofString()), pace, write);
    } catch (ConnectException e) {
      throw new CallFailure.Later(
          Reason.of(ReasonCode.TARGET_UNAVAILABLE, "The app cannot be reached"), e);
    } catch (IOException e) {
      throw new CallFailure.Later(unknown(write, "The app did not answer"), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallFailure.Later(unknown(write, "The call was interrupted"), e);
    }
  }

  private ScimReply judge(HttpResponse<String> response, AppPace pace, boolean write) {
    int status = response.statusCode();
    if (status == 429) {
      throw throttled(response, pace);
    }
    if (status >= 500) {
      Reason reason = unknown(write, "The app answered " + status);
      throw new CallFailure.Later(
          pauseOf(response, pace).map(reason::retriedAt).orElse(reason), null);
    }
    if (status == 401) {
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_MISCONFIGURED, "The app does not accept the token");
    }
    if (status == 403 && !aboutOneResource(response, write)) {
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_PERMISSION_MISSING, "The token lacks a permission");
    }
    if (status >= 300 && status < 400) {
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_MISCONFIGURED, "The base URL answers with a redirect");
    }
    return new ScimReply(status, body(response.body(), status, write));
  }

  /** Without a time everybody slows down, and this person's back-off is the engine's. */
  private CallFailure.Later throttled(HttpResponse<String> response, AppPace pace) {
    Optional<Instant> until = pauseOf(response, pace);
    if (until.isEmpty()) {
      pace.slowDown(clock.instant());
    }
    return new CallFailure.Later(
        ReasonCode.TARGET_THROTTLED, "The app asks to slow down", until.orElse(null));
  }

  /**
   * Whether a 403 is about the user or group that a write names, as for the owner of a workspace:
   * others go on then. RFC 6750 section 3.1 and Slack have a word for a token without the scope.
   */
  private boolean aboutOneResource(HttpResponse<String> response, boolean write) {
    boolean scope =
        response.headers().firstValue("WWW-Authenticate").orElse("").contains("insufficient_scope")
            || response.body().contains("missing_scope");
    String path = response.request().uri().getPath().substring(endpoint.base().getPath().length());
    return write && !scope && path.indexOf('/', 1) > 0;
  }

  private static Reason unknown(boolean write, String message) {
    return Reason.of(
        write ? ReasonCode.TARGET_OUTCOME_UNKNOWN : ReasonCode.TARGET_UNAVAILABLE, message);
  }

  private JsonNode body(String text, int status, boolean write) {
    if (text.isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return AttributeNames.usual(json.readTree(text));
    } catch (JsonProcessingException e) {
      if (status >= 400) {
        return MissingNode.getInstance();
      }
      throw new CallFailure.Later(
          unknown(write, "The app answered with something else than JSON"), e);
    }
  }

  private Optional<Instant> pauseOf(HttpResponse<String> response, AppPace pace) {
    Optional<Instant> until =
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(value -> RetryAfter.parse(value, clock.instant()));
    until.ifPresent(pace::pauseUntil);
    return until;
  }
}
