// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import java.net.URI;
import java.util.Collection;
import java.util.stream.Collectors;

/** The small rules of OData's URLs and filters. */
final class OData {

  private OData() {}

  /** A literal: quotes are doubled. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /**
   * A filter for a property that has one of several values. Written with {@code eq} and {@code or},
   * which every property that can be filtered knows; {@code in} is documented for some only.
   *
   * @param values at most 15: Graph takes no more clauses
   * @see <a href="https://learn.microsoft.com/graph/filter-query-parameter">15 expressions</a>
   */
  static String anyOf(String property, Collection<String> values) {
    return values.stream()
        .map(value -> property + " eq " + literal(value))
        .collect(Collectors.joining(" or "));
  }

  /** The root of the API without a slash at the end, so that paths can follow. */
  static URI root(URI url) {
    String text = url.toString();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return URI.create(text.substring(0, end));
  }
}
