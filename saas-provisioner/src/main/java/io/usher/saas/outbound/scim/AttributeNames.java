// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names of attributes are case-insensitive (RFC 7643 section 2.1): one spelling for all of them.
 */
final class AttributeNames {

  private static final Map<String, String> USUAL = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    for (String name :
        new String[] {
          "Resources",
          "totalResults",
          "scimType",
          "schemas",
          "meta",
          "id",
          "externalId",
          "userName",
          "displayName",
          "name",
          "givenName",
          "familyName",
          "title",
          "active",
          "emails",
          "value",
          "type",
          "primary",
          "groups",
          "display",
          "department",
          ScimDialect.ENTERPRISE
        }) {
      USUAL.put(name, name);
    }
  }

  private AttributeNames() {}

  /** The same JSON with the names that are known here in their usual spelling. */
  static JsonNode usual(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode usual = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(
                field ->
                    usual.set(
                        USUAL.getOrDefault(field.getKey(), field.getKey()),
                        usual(field.getValue())));
        yield usual;
      }
      case ArrayNode array -> {
        ArrayNode usual = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> usual.add(usual(item)));
        yield usual;
      }
      default -> node;
    };
  }
}
