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
import io.usher.kit.call.Answer;
import io.usher.kit.call.VendorHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The two reads of BambooHR's API that we need. Authenticated with {@code apiKey:x} as Basic
 * credentials, after <a href="https://documentation.bamboohr.com/docs/getting-started">its
 * guide</a>. What the answers mean beside {@link VendorHttp}'s table: 404 nobody, 403 to an
 * employee refused, 403 to a listing misconfigured, anything else refused.
 */
final class BambooHrApi {

  private static final JsonMapper JSON = new JsonMapper();

  private final VendorHttp http;
  private final URI baseUrl;
  private final String authorization;

  BambooHrApi(VendorHttp http, URI baseUrl, String apiKey) {
    this.http = http;
    this.baseUrl = baseUrl;
    byte[] credentials = (apiKey + ":x").getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
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
    Answer answer = get("/employees/" + id + query);
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (answer.status() == 403) {
      throw new CallFailure.Refused(
          ReasonCode.TARGET_PERMISSION_MISSING, "The API key may not see this employee");
    }
    if (answer.status() != 200) {
      throw refused(answer.status());
    }
    try {
      return Optional.of(JSON.readTree(answer.body())).filter(JsonNode::isObject);
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
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
    Answer answer = get("/employees/changed" + query);
    if (answer.status() == 403) {
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_MISCONFIGURED, "The API key may not list who changed");
    }
    if (answer.status() != 200) {
      throw refused(answer.status());
    }
    try (JsonParser parser = JSON.createParser(answer.body())) {
      return listing(parser, id);
    } catch (JacksonException unreadable) {
      throw unreadable(unreadable);
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

  private Answer get(String pathAndQuery) {
    return http.read(
        new Request.Builder()
            .url(baseUrl + pathAndQuery)
            .header("Accept", "application/json")
            .header("Authorization", authorization));
  }

  private static CallFailure refused(int status) {
    return new CallFailure.Refused(
        ReasonCode.TARGET_REFUSED, "The HR system answered " + status + " to a read");
  }

  /** A 200 that is no JSON: cut off, or the page of a proxy. */
  private static CallFailure unreadable(Exception cause) {
    Reason reason = Reason.of(ReasonCode.TARGET_UNAVAILABLE, "The HR system's answer is no JSON");
    return new CallFailure.Later(reason, cause);
  }
}
