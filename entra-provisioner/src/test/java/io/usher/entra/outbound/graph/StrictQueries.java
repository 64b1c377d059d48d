// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static io.usher.entra.outbound.graph.StandIn.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.entra.outbound.graph.StandIn.Request;
import io.usher.entra.outbound.graph.StandIn.Response;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Queries of the tiny Graph: filters with {@code eq} and {@code or} on the properties that are
 * documented for the default query engine, {@code $select}, and pages.
 *
 * @see <a href="https://learn.microsoft.com/graph/filter-query-parameter">filters</a>
 */
final class StrictQueries {

  private static final int PAGE = 2;
  private static final int MOST_CLAUSES = 15;
  private static final Set<String> FILTERS =
      Set.of("employeeId", "userPrincipalName", "mail", "displayName");
  private static final Pattern CLAUSE = Pattern.compile("(\\w+) eq '((?:[^']|'')*)'");
  private static final Pattern PROXY =
      Pattern.compile("proxyAddresses/any\\(p:p eq '((?:[^']|'')*)'\\)");

  private StrictQueries() {}

  /** A call with the root of the API and the ids of its path. */
  record Call(String root, Request request, List<String> ids) {

    String id() {
      return ids.getFirst();
    }

    String query(String name) {
      return Stream.of(request.query().split("&", -1))
          .map(option -> option.split("=", 2))
          .filter(option -> decode(option[0]).equals(name))
          .map(option -> decode(option[1]))
          .findFirst()
          .orElse("");
    }
  }

  /** The first or a further page of what fits the filter. */
  static Response list(Call call, Collection<ObjectNode> all) {
    String filter = call.query("$filter");
    String[] clauses = filter.split(" or ", -1);
    boolean documented =
        clauses.length <= MOST_CLAUSES && Stream.of(clauses).allMatch(StrictQueries::documented);
    if (!documented) {
      return Response.error(400, "Request_UnsupportedQuery", "Unsupported Query.");
    }
    Predicate<ObjectNode> some = one -> Stream.of(clauses).anyMatch(part -> fits(one, part));
    return page(call, all.stream().filter(some).toList());
  }

  private static boolean documented(String clause) {
    Matcher simple = CLAUSE.matcher(clause);
    return simple.matches() ? FILTERS.contains(simple.group(1)) : PROXY.matcher(clause).matches();
  }

  private static boolean fits(ObjectNode one, String clause) {
    Matcher simple = CLAUSE.matcher(clause);
    if (simple.matches()) {
      return simple.group(2).replace("''", "'").equalsIgnoreCase(text(one, simple.group(1)));
    }
    Matcher proxy = PROXY.matcher(clause);
    return proxy.matches()
        && Stream.of(one.path("proxyAddresses").toString())
            .anyMatch(all -> all.contains("\"" + proxy.group(1) + "\""));
  }

  /** A page of two. */
  static Response page(Call call, List<ObjectNode> all) {
    String token = call.query("$skiptoken");
    int start = token.isEmpty() ? 0 : Integer.parseInt(token);
    ObjectNode body = JSON.createObjectNode().put("@odata.context", call.root() + "/$metadata");
    ArrayNode value = body.putArray("value");
    List<String> fields = List.of(call.query("$select").split(",", -1));
    all.stream().skip(start).limit(PAGE).forEach(one -> value.add(cut(one, fields)));
    if (start + PAGE < all.size()) {
      body.put(
          "@odata.nextLink",
          "%s%s?$filter=%s&$select=%s&$skiptoken=%d"
              .formatted(
                  call.root(),
                  call.request().path(),
                  URLEncoder.encode(call.query("$filter"), StandardCharsets.UTF_8),
                  call.query("$select"),
                  start + PAGE));
    }
    return Response.json(200, body);
  }

  /** Only those fields, and one that nobody asked for. */
  static ObjectNode cut(JsonNode one, List<String> fields) {
    if (fields.equals(List.of(""))) {
      return one.deepCopy();
    }
    ObjectNode cut = JSON.createObjectNode().put("someFieldOfTomorrow", "x");
    fields.forEach(
        field -> cut.set(field, one.path(field).isMissingNode() ? null : one.get(field)));
    return cut;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static String text(JsonNode node, String name) {
    return node.path(name).asText();
  }
}
