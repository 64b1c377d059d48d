// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A plain HTTP client for one vendor of the sandbox. */
final class Caller {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String base;
  private final Map<String, String> headers;

  private Caller(String base, Map<String, String> headers) {
    this.base = base;
    this.headers = Map.copyOf(headers);
  }

  /** What came back; the body is JSON null when it is empty. */
  record Answer(int status, HttpHeaders headers, JsonNode body) {
    String text(String pointer) {
      return body.at(pointer).asText();
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  static Caller root(Sandbox sandbox) {
    return new Caller(sandbox.url(), Map.of());
  }

  static Caller admin(Sandbox sandbox) {
    return new Caller(sandbox.url() + "/_sandbox", Map.of());
  }

  static Caller graph(Sandbox sandbox) {
    Answer token =
        new Caller(sandbox.url(), Map.of("Content-Type", "application/x-www-form-urlencoded"))
            .send("POST", "/sandbox-tenant/oauth2/v2.0/token", tokenForm("sandbox-client-secret"));
    return new Caller(
        sandbox.url() + "/v1.0", Map.of("Authorization", "Bearer " + token.text("/access_token")));
  }

  static String tokenForm(String secret) {
    return "grant_type=client_credentials&client_id=usher-sandbox&client_secret="
        + secret
        + "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default";
  }

  static Caller bamboo(Sandbox sandbox) {
    String pair =
        Base64.getEncoder().encodeToString("sandbox-bamboo-key:x".getBytes(StandardCharsets.UTF_8));
    return new Caller(sandbox.url() + "/bamboo/api/v1", Map.of("Authorization", "Basic " + pair));
  }

  static Caller slack(Sandbox sandbox) {
    return new Caller(
        sandbox.url() + "/slack/scim/v2", Map.of("Authorization", "Bearer sandbox-slack-token"));
  }

  static Caller atlassian(Sandbox sandbox) {
    return new Caller(
        sandbox.url() + "/atlassian/scim/directory/sandbox-directory",
        Map.of("Authorization", "Bearer sandbox-atlassian-token"));
  }

  Caller with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Caller(base, more);
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  /** Finds by a filter, which is encoded here. */
  Answer find(String path, String filter) {
    return get(path + (path.contains("?") ? "&" : "?") + "$filter=" + encode(filter));
  }

  Answer findScim(String path, String filter) {
    return get(path + "?filter=" + encode(filter));
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer patch(String path, String body) {
    return send("PATCH", path, body);
  }

  Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  Answer delete(String path) {
    return send("DELETE", path, "");
  }

  /** Throws UncheckedIOException when there is no answer. In bodies ' stands for " and ` for \". */
  Answer send(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path.replace(" ", "%20")))
            .timeout(Duration.ofSeconds(5))
            .method(
                method,
                HttpRequest.BodyPublishers.ofString(body.replace('\'', '"').replace("`", "\\\"")));
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      byte[] bytes = response.body();
      JsonNode json = bytes.length == 0 ? MAPPER.nullNode() : MAPPER.readTree(bytes);
      return new Answer(response.statusCode(), response.headers(), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
