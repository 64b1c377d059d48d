// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The only filter that either app takes: one attribute, {@code eq}, one quoted value. */
record EqFilter(String attribute, String value) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\s*([A-Za-z.]+)\\s+eq\\s+\"((?:[^\"\\\\]|\\\\.)*)\"\\s*", Pattern.CASE_INSENSITIVE);

  /** Empty when it is any other filter, or on an attribute that is not allowed. */
  static Optional<EqFilter> parse(String text, Set<String> allowed) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String value = matcher.group(2).replaceAll("\\\\(.)", "$1");
    return allowed.stream()
        .filter(attribute -> attribute.equalsIgnoreCase(matcher.group(1)))
        .findFirst()
        .map(attribute -> new EqFilter(attribute, value));
  }

  boolean holds(Account account) {
    return switch (attribute) {
      case "email" -> account.hasEmail(value);
      case "externalId" -> account.text(attribute).equals(value);
      default -> account.text(attribute).equalsIgnoreCase(value);
    };
  }
}
