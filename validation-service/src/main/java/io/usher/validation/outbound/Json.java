// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON columns of this service's tables. */
final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("A value of ours is no JSON", notOurs);
    }
  }

  static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("A column of ours is no JSON", notOurs);
    }
  }

  static <T> List<T> list(String text, Class<T> type) {
    try {
      return MAPPER.readerForListOf(type).readValue(text);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalStateException("A column of ours is no JSON", notOurs);
    }
  }

  /** A time in a JSON column. */
  static Instant time(JsonNode node) {
    return OffsetDateTime.parse(node.asText()).toInstant();
  }

  /** A text in a JSON column that may be null. */
  static @Nullable String text(JsonNode node) {
    return node.isNull() || node.isMissingNode() ? null : node.asText();
  }
}
