// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.sandbox.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which users ever had a value, so that look-ups need not scan everybody. It only narrows: whoever
 * is found is still compared with what is visible.
 */
final class UserIndex {
  private static final List<String> INDEXED =
      List.of("id", "employeeId", "userPrincipalName", "mail", "mailNickname", "proxyAddresses");

  private final Map<String, Set<String>> ids = new HashMap<>();

  void add(String id, JsonNode properties) {
    for (String property : INDEXED) {
      for (String value : values(properties, property)) {
        ids.computeIfAbsent(property + " " + value, key -> new LinkedHashSet<>()).add(id);
      }
    }
  }

  Set<String> having(String property, String value) {
    return ids.getOrDefault(property + " " + normalised(property, value), Set.of());
  }

  /** Empty when the filter says nothing about an indexed property. */
  Optional<Set<String>> candidates(Filter filter) {
    return switch (filter) {
      case Filter.And and ->
          and.parts().stream().map(this::candidates).flatMap(Optional::stream).findFirst();
      case Filter.Or or -> union(or);
      case Filter.Not ignored -> Optional.empty();
      case Filter.Compare compare ->
          compare.operator() == Filter.Operator.EQ
                  && compare.quoted()
                  && INDEXED.contains(compare.property())
              ? Optional.of(having(compare.property(), compare.value()))
              : Optional.empty();
    };
  }

  private Optional<Set<String>> union(Filter.Or or) {
    Set<String> all = new LinkedHashSet<>();
    for (Filter part : or.parts()) {
      Optional<Set<String>> some = candidates(part);
      if (some.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(some.get());
    }
    return Optional.of(all);
  }

  void clear() {
    ids.clear();
  }

  /** The property's values in lower case; addresses without their protocol. */
  static List<String> values(JsonNode properties, String property) {
    JsonNode value = properties.path(property);
    List<String> values = new ArrayList<>();
    if (value.isArray()) {
      Json.items(value).forEach(item -> values.add(normalised(property, item.asText())));
    } else if (value.isValueNode() && !value.isNull()) {
      values.add(normalised(property, value.asText()));
    }
    return values;
  }

  private static String normalised(String property, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return property.equals("proxyAddresses") && lower.startsWith("smtp:")
        ? lower.substring("smtp:".length())
        : lower;
  }
}
