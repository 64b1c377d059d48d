// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.sandbox.http.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The part of OData's {@code $filter} that the directory understands, as an expression tree. */
sealed interface Filter {

  /** Whether an object's properties fulfil it; text is compared without regard to case. */
  boolean holds(JsonNode object);

  /** Whether only the advanced query engine answers it. */
  boolean isAdvanced();

  record And(List<Filter> parts) implements Filter {
    @Override
    public boolean holds(JsonNode object) {
      return parts.stream().allMatch(part -> part.holds(object));
    }

    @Override
    public boolean isAdvanced() {
      return parts.stream().anyMatch(Filter::isAdvanced);
    }
  }

  record Or(List<Filter> parts) implements Filter {
    @Override
    public boolean holds(JsonNode object) {
      return parts.stream().anyMatch(part -> part.holds(object));
    }

    @Override
    public boolean isAdvanced() {
      return parts.stream().anyMatch(Filter::isAdvanced);
    }
  }

  record Not(Filter part) implements Filter {
    @Override
    public boolean holds(JsonNode object) {
      return !part.holds(object);
    }

    @Override
    public boolean isAdvanced() {
      return true;
    }
  }

  /**
   * A property compared with a literal. For a collection ({@code any}) one element must fulfil it.
   *
   * @param value the literal's text; {@code null} as a word means JSON null
   * @param quoted whether the literal was a string
   */
  record Compare(String property, Operator operator, String value, boolean quoted)
      implements Filter {

    @Override
    public boolean holds(JsonNode object) {
      JsonNode actual = property(object);
      if (actual.isArray()) {
        return Json.items(actual).anyMatch(this::holdsFor);
      }
      return holdsFor(actual);
    }

    private boolean holdsFor(JsonNode actual) {
      if (!quoted && value.equals("null")) {
        return actual.isNull() == (operator == Operator.EQ);
      }
      if (actual.isNull()) {
        return operator == Operator.NE;
      }
      String left = actual.asText().toLowerCase(Locale.ROOT);
      String right = value.toLowerCase(Locale.ROOT);
      return switch (operator) {
        case EQ -> left.equals(right);
        case NE -> !left.equals(right);
        case GE -> left.compareTo(right) >= 0;
        case LE -> left.compareTo(right) <= 0;
        case STARTS_WITH -> left.startsWith(right);
        case ENDS_WITH -> left.endsWith(right);
      };
    }

    private JsonNode property(JsonNode object) {
      JsonNode node = object;
      for (String step : property.split("/", -1)) {
        node = node.path(step);
      }
      return node.isMissingNode() ? Json.object().nullNode() : node;
    }

    @Override
    public boolean isAdvanced() {
      boolean advancedOperator = operator == Operator.NE || operator == Operator.ENDS_WITH;
      boolean nullTest = !quoted && value.equals("null");
      return advancedOperator || nullTest || !DEFAULT_ENGINE.contains(property);
    }
  }

  /** Comparison operators. */
  enum Operator {
    EQ,
    NE,
    GE,
    LE,
    STARTS_WITH,
    ENDS_WITH
  }

  /** What the default engine has indexed. */
  Set<String> DEFAULT_ENGINE =
      Set.of(
          "id",
          "employeeId",
          "userPrincipalName",
          "mail",
          "mailNickname",
          "proxyAddresses",
          "otherMails",
          "displayName",
          "givenName",
          "surname",
          "department",
          "accountEnabled",
          "usageLocation",
          "onPremisesImmutableId",
          "createdDateTime",
          "hasMembersWithLicenseErrors",
          "securityEnabled",
          "mailEnabled");
}
