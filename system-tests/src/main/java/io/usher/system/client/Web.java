// SPDX-License-Identifier: Apache-2.0
package io.usher.system.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** One HTTP client for all of the demo's calls. */
public final class Web {

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param body JSON, or a missing node when the body is empty or no JSON
   */
  public record Answer(int status, JsonNode body) {

    /** The body of a 2xx answer. */
    public JsonNode orFail(String what) {
      if (status / 100 != 2) {
        throw new IllegalStateException(what + " was answered with " + status + " " + body);
      }
      return body;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** GET. */
  public Answer get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  /** GET with headers of one's own. */
  public Answer get(String url, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).GET();
    headers.forEach(request::header);
    return send(request);
  }

  /** GET of something that is not JSON; the text of a 2xx answer. */
  public String text(String url) {
    HttpResponse<byte[]> response = exchange(HttpRequest.newBuilder(URI.create(url)).GET());
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(url + " was answered with " + response.statusCode());
    }
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** POST of JSON. */
  public Answer post(String url, Object body) {
    try {
      return post(url, "application/json", JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** POST of bytes. */
  public Answer post(String url, String contentType, byte[] body) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** POST of bytes with headers of one's own. */
  public Answer post(String url, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    headers.forEach(request::header);
    return send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** DELETE. */
  public Answer delete(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).DELETE());
  }

  private Answer send(HttpRequest.Builder request) {
    HttpResponse<byte[]> response = exchange(request);
    try {
      return new Answer(response.statusCode(), parse(response.body()));
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    }
  }

  private static JsonNode parse(byte[] body) throws IOException {
    if (body.length == 0 || (body[0] != '{' && body[0] != '[')) {
      return JSON.missingNode();
    }
    return JSON.readTree(body);
  }
}
