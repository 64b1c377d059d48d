// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor answers.
 *
 * @param json the body as a tree, or null
 * @param raw a body that is no JSON (a page), or null
 */
public record Reply(
    int status, Map<String, String> headers, @Nullable JsonNode json, byte @Nullable [] raw) {

  public static Reply json(int status, JsonNode body) {
    return new Reply(status, Map.of("Content-Type", "application/json"), body, null);
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of(), null, null);
  }

  public static Reply page(String contentType, byte[] body) {
    return new Reply(200, Map.of("Content-Type", contentType), null, body);
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, Map.copyOf(more), json, raw);
  }

  byte[] body() {
    if (raw != null) {
      return raw;
    }
    return json == null ? new byte[0] : Json.bytes(json);
  }

  @Override
  public String toString() {
    return status + " " + new String(body(), StandardCharsets.UTF_8);
  }
}
