// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import java.util.Collection;
import java.util.stream.Collectors;

/** Literals in a {@code $filter}: quotes are doubled. */
final class OData {

  private OData() {}

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String literals(Collection<String> texts) {
    return texts.stream().map(OData::literal).collect(Collectors.joining(","));
  }
}
