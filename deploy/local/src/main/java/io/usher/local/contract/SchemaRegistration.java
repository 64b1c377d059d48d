// SPDX-License-Identifier: Apache-2.0
package io.usher.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Registers Avro schemas through the REST API, version 3, of Apicurio Registry ({@code POST
 * /groups/default/artifacts?ifExists=FIND_OR_CREATE_VERSION}), in the group and under the names
 * that its serializers look for: group {@code default}, artefact {@code <topic>-value}.
 */
public final class SchemaRegistration {

  /**
   * Outcome for one schema.
   *
   * @param artifact {@code <topic>-value}
   * @param version version in the registry, {@code "1"} at first
   * @param contentId the id that the records carry
   */
  public record Registered(String artifact, String version, long contentId) {}

  private static final String RULE = "FULL_TRANSITIVE";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String group;

  /**
   * @param registryUrl base of the API, ending in {@code /apis/registry/v3}
   */
  public SchemaRegistration(String registryUrl) {
    this.group = registryUrl.replaceAll("/+$", "") + "/groups/default/artifacts";
  }

  /**
   * Registers the schema unless the same content is there already, and makes sure that every later
   * version must be readable by, and able to read, all versions before it.
   *
   * @throws RegistrationException when the registry refuses the schema as not compatible, or does
   *     not answer
   */
  public Registered register(String topic, Schema schema) {
    String artifact = topic + "-value";
    ObjectNode request = JSON.createObjectNode();
    request.put("artifactId", artifact).put("artifactType", "AVRO");
    request
        .putObject("firstVersion")
        .putObject("content")
        .put("content", SchemaFormatter.format("json/inline", schema))
        .put("contentType", "application/json");
    JsonNode answer = post("?ifExists=FIND_OR_CREATE_VERSION", request, artifact);
    JsonNode version = answer.path("version");
    requireCompatibility(artifact);
    return new Registered(
        artifact, version.path("version").asText(), version.path("contentId").asLong());
  }

  private void requireCompatibility(String artifact) {
    String rules = "/" + URLEncoder.encode(artifact, StandardCharsets.UTF_8) + "/rules";
    ObjectNode rule = JSON.createObjectNode().put("config", RULE);
    HttpResponse<String> change = send("PUT", rules + "/COMPATIBILITY", rule, artifact);
    if (change.statusCode() == 404) {
      post(rules, rule.put("ruleType", "COMPATIBILITY"), artifact);
    } else {
      verify(change, artifact);
    }
  }

  private JsonNode post(String path, ObjectNode body, String artifact) {
    HttpResponse<String> response = send("POST", path, body, artifact);
    verify(response, artifact);
    try {
      return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    } catch (IOException e) {
      throw new RegistrationException("The registry's answer for " + artifact + " is no JSON", e);
    }
  }

  private HttpResponse<String> send(String method, String path, JsonNode body, String artifact) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(group + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw failed(artifact, "the registry at " + group + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(artifact, "interrupted", e);
    }
  }

  private static void verify(HttpResponse<String> response, String artifact) {
    if (response.statusCode() >= 300) {
      throw failed(artifact, "status " + response.statusCode() + ", " + response.body(), null);
    }
  }

  private static RegistrationException failed(
      String artifact, String why, @Nullable Throwable cause) {
    return new RegistrationException("Schema " + artifact + " was not registered: " + why, cause);
  }
}
