// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.bamboohr;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The two reads of BambooHR's API that we need. Authenticated with {@code apiKey:x} as Basic
 * credentials, after <a href="https://documentation.bamboohr.com/docs/getting-started">its
 * guide</a>. Never retries by itself; failures are classified by {@link BambooHrFailures}.
 */
final class BambooHrApi {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http;
  private final URI baseUrl;
  private final String authorization;
  private final Duration timeout;
  private final BambooHrFailures failures;

  /**
   * @param http shared client; never follows redirects
   * @param timeout for one whole call, body included
   */
  BambooHrApi(
      HttpClient http, URI baseUrl, String apiKey, Duration timeout, BambooHrFailures failures) {
    this.http = http;
    this.baseUrl = baseUrl;
    byte[] credentials = (apiKey + ":x").getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    this.timeout = timeout;
    this.failures = failures;
  }

  /**
   * One employee; empty when there is none of that id. Follows <a
   * href="https://documentation.bamboohr.com/reference/get-employee">Get employee</a>.
   *
   * @param id checked by {@link BambooHrIds}
   * @param onlyCurrent false to see rows of the job history that have not taken effect yet
   */
  Optional<JsonNode> employee(String id, Collection<String> fields, boolean onlyCurrent) {
    String query = "?fields=" + String.join(",", fields) + "&onlyCurrent=" + onlyCurrent;
    HttpResponse<byte[]> response = get("/employees/" + id + query);
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    if (response.statusCode() == 403) {
      throw new CallFailure.Refused(
          ReasonCode.TARGET_PERMISSION_MISSING, "The API key may not see this employee");
    }
    failures.unlessOk(response);
    try {
      return Optional.of(JSON.readTree(response.body())).filter(JsonNode::isObject);
    } catch (IOException unreadable) {
      throw failures.unreadable(unreadable);
    }
  }

  /**
   * Ids of employees that changed. Follows <a
   * href="https://documentation.bamboohr.com/reference/get-changed-employee-ids">Get changed
   * employee ids</a>; any change of a field or a table row counts, also a deletion.
   *
   * @param since ISO 8601
   * @param id takes each id
   * @return the time of the latest change in the list, as the vendor writes it; null when it has
   *     none
   */
  @Nullable String changed(String since, Consumer<String> id) {
    String query = "?since=" + URLEncoder.encode(since, StandardCharsets.UTF_8) + "&type=all";
    HttpResponse<byte[]> response = get("/employees/changed" + query);
    failures.unlessOk(response);
    try (JsonParser parser = JSON.createParser(response.body())) {
      return listing(parser, id);
    } catch (JacksonException unreadable) {
      throw failures.unreadable(unreadable);
    } catch (IOException impossible) {
      throw new IllegalStateException("Reading bytes does no I/O", impossible);
    }
  }

  private static @Nullable String listing(JsonParser parser, Consumer<String> id)
      throws IOException {
    String latest = null;
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("employees") && value == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          id.accept(parser.currentName());
          parser.nextToken();
          parser.skipChildren();
        }
      } else if (name.equals("latest") && value == JsonToken.VALUE_STRING) {
        latest = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    return latest;
  }

  private HttpResponse<byte[]> get(String pathAndQuery) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(baseUrl + pathAndQuery))
            .header("Accept", "application/json")
            .header("Authorization", authorization)
            .timeout(timeout)
            .GET()
            .build();
    CompletableFuture<HttpResponse<byte[]>> call =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      call.cancel(true);
      throw unavailable(failed);
    } catch (InterruptedException stopped) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw unavailable(stopped);
    }
  }

  private static CallFailure unavailable(Exception cause) {
    Reason reason = Reason.of(ReasonCode.TARGET_UNAVAILABLE, "The HR system cannot be reached");
    return new CallFailure.Later(reason, cause);
  }
}
