// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import io.usher.sandbox.graph.Filter.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code $filter} by recursive descent; anything else is Graph's 400. */
final class FilterParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*('(?:[^']|'')*'|[A-Za-z0-9_./:+-]+(?:\\.[A-Za-z0-9]+)?|[(),])");

  private final List<String> tokens = new ArrayList<>();
  private int position;

  private FilterParser(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (!text.substring(end).isBlank()) {
      throw invalid();
    }
  }

  static Filter parse(String text) {
    FilterParser parser = new FilterParser(text);
    Filter filter = parser.or();
    if (parser.position < parser.tokens.size()) {
      throw invalid();
    }
    return filter;
  }

  private Filter or() {
    List<Filter> parts = new ArrayList<>(List.of(and()));
    while (takeWord("or")) {
      parts.add(and());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.Or(List.copyOf(parts));
  }

  private Filter and() {
    List<Filter> parts = new ArrayList<>(List.of(term()));
    while (takeWord("and")) {
      parts.add(term());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(List.copyOf(parts));
  }

  private Filter term() {
    if (takeWord("not")) {
      return new Filter.Not(term());
    }
    if (takeWord("(")) {
      Filter inner = or();
      expect(")");
      return inner;
    }
    if (takeWord("startswith")) {
      return function(Operator.STARTS_WITH, "");
    }
    if (takeWord("endswith")) {
      return function(Operator.ENDS_WITH, "");
    }
    String property = next();
    return property.endsWith("/any") ? any(property) : comparison(property);
  }

  private Filter comparison(String property) {
    String operator = next().toLowerCase(Locale.ROOT);
    if (operator.equals("in")) {
      return in(property);
    }
    return compare(property, operator(operator), next());
  }

  private Filter in(String property) {
    expect("(");
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(compare(property, Operator.EQ, next()));
    } while (takeWord(","));
    expect(")");
    return new Filter.Or(List.copyOf(parts));
  }

  /** {@code proxyAddresses/any(p:p eq 'smtp:x')}, also with startsWith inside. */
  private Filter any(String path) {
    String collection = path.substring(0, path.length() - "/any".length());
    expect("(");
    String lambda = next();
    int colon = lambda.indexOf(':');
    if (colon < 0) {
      throw invalid();
    }
    String variable = lambda.substring(0, colon);
    String first = lambda.substring(colon + 1);
    Filter filter;
    if (first.isEmpty()) {
      first = next();
    }
    if (first.equalsIgnoreCase("startswith")) {
      filter = function(Operator.STARTS_WITH, collection);
    } else if (first.equals(variable)) {
      filter = compare(collection, operator(next()), next());
    } else {
      throw invalid();
    }
    expect(")");
    return filter;
  }

  private Filter function(Operator operator, String collection) {
    expect("(");
    String property = next();
    expect(",");
    Filter filter = compare(collection.isEmpty() ? property : collection, operator, next());
    expect(")");
    return filter;
  }

  private static Filter compare(String property, Operator operator, String literal) {
    boolean quoted = literal.startsWith("'");
    String value = quoted ? literal.substring(1, literal.length() - 1).replace("''", "'") : literal;
    return new Filter.Compare(property, operator, value, quoted);
  }

  private static Operator operator(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "eq" -> Operator.EQ;
      case "ne" -> Operator.NE;
      case "ge" -> Operator.GE;
      case "le" -> Operator.LE;
      default -> throw invalid();
    };
  }

  private boolean takeWord(String word) {
    boolean there = position < tokens.size() && tokens.get(position).equalsIgnoreCase(word);
    if (there) {
      position++;
    }
    return there;
  }

  private void expect(String word) {
    if (!takeWord(word)) {
      throw invalid();
    }
  }

  private String next() {
    if (position >= tokens.size()) {
      throw invalid();
    }
    String token = tokens.get(position);
    position++;
    return token;
  }

  private static RuntimeException invalid() {
    return GraphErrors.error(
        400, GraphErrors.BAD_REQUEST, "Invalid filter clause: the expression cannot be read.");
  }
}
