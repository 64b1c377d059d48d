// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.call.Answer;
import io.usher.kit.call.VendorHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request, once, and classifies what concerns more than the one resource. It never
 * retries: after a write without a clear answer the outcome is unknown and the next try begins with
 * a look-up.
 */
final class ScimHttp {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int MOST_PAGES = 10;

  private final VendorHttp http;
  private final ObjectMapper json;
  private final Endpoint endpoint;
  private final Clock clock;

  ScimHttp(OkHttpClient client, ObjectMapper json, Endpoint endpoint, Clock clock) {
    this.http = new VendorHttp("The app", client, TIMEOUT, clock);
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
    return judged(paced(pace, () -> http.read(request(pathAndQuery))), pathAndQuery, false);
  }

  /** Writes; the body may be null. */
  ScimReply write(String method, String path, @Nullable JsonNode body, AppPace pace) {
    pace.beforeWrite();
    Request.Builder request = request(path).method(method, content(method, body));
    if (body != null) {
      request.header("Content-Type", endpoint.mediaType());
    }
    return judged(paced(pace, () -> http.write(request)), path, true);
  }

  /** Bytes, as OkHttp puts a charset behind the media type of a text; only DELETE goes without. */
  private static @Nullable RequestBody content(String method, @Nullable JsonNode body) {
    if (body == null) {
      return method.equals("DELETE") ? null : RequestBody.create(new byte[0]);
    }
    return RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What a question finds, over all pages. An app that has more pages than this for one person or
   * group does not honour the filter.
   *
   * @param question path and query with a filter on a value that is unique, or nearly
   * @param what for the reason of a refusal
   * @throws CallFailure of any page; a 404 of the app finds nothing, while one of something else
   *     says that the base URL is wrong: it proves nobody's absence
   */
  List<JsonNode> find(String question, String what, AppPace pace) {
    List<JsonNode> found = new ArrayList<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      ScimReply reply =
          get(page == 0 ? question : question + "&startIndex=" + (found.size() + 1), pace);
      if (reply.notFound() && !ErrorShapes.isScim(reply.body())) {
        throw new CallFailure.Misconfigured(
            ReasonCode.TARGET_MISCONFIGURED, what + " found no SCIM app: check its base URL");
      }
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

  private Request.Builder request(String pathAndQuery) {
    return new Request.Builder()
        .url(endpoint.base() + pathAndQuery)
        .header("Authorization", endpoint.authorization())
        .header("Accept", "application/scim+json, application/json");
  }

  /** What one call hears of the app's pace holds for all; without a time everybody slows down. */
  private Answer paced(AppPace pace, Supplier<Answer> call) {
    try {
      return call.get();
    } catch (CallFailure.Later later) {
      later.reason().nextTry().ifPresent(pace::pauseUntil);
      if (later.reason().code() == ReasonCode.TARGET_THROTTLED
          && later.reason().nextTry().isEmpty()) {
        pace.slowDown(clock.instant());
      }
      throw later;
    }
  }

  private ScimReply judged(Answer answer, String path, boolean write) {
    int status = answer.status();
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    if (status == 403 && !(write && aboutOneResource(answer, text, path))) {
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_PERMISSION_MISSING, "The token lacks a permission");
    }
    return new ScimReply(status, body(text, status, write));
  }

  /**
   * Whether a 403 is about the user or group that a write names, as for the owner of a workspace:
   * others go on then. RFC 6750 section 3.1 and Slack have a word for a token without the scope.
   */
  private static boolean aboutOneResource(Answer answer, String text, String path) {
    boolean scope =
        answer.header("WWW-Authenticate").orElse("").contains("insufficient_scope")
            || text.contains("missing_scope");
    return !scope && path.indexOf('/', 1) > 0;
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
}
