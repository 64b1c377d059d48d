// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Query options of collections: filter, page size, next link. */
final class Listing {
  private static final int USUAL_PAGE = 100;

  private Listing() {}

  /** The filter of the call; throws Graph's 400 when it needs the advanced engine's opt-in. */
  static Optional<Filter> filter(Call call) {
    Optional<Filter> filter = call.query("$filter").map(FilterParser::parse);
    boolean optedIn =
        call.header("ConsistencyLevel").filter("eventual"::equalsIgnoreCase).isPresent()
            && call.query("$count").filter("true"::equalsIgnoreCase).isPresent();
    boolean advanced =
        filter.filter(Filter::isAdvanced).isPresent()
            || call.query("$search").isPresent()
            || (filter.isPresent() && call.query("$orderby").isPresent());
    if (advanced && !optedIn) {
      throw GraphErrors.unsupportedQuery(
          "Unsupported Query. The request uses a filter property that is not indexed");
    }
    if (!optedIn && call.query("$count").filter("true"::equalsIgnoreCase).isPresent()) {
      throw GraphErrors.error(400, GraphErrors.BAD_REQUEST, "$count is not currently supported.");
    }
    return filter;
  }

  /** One page of a collection. */
  static <T> Reply page(
      GraphSettings settings, Call call, String context, List<T> all, Function<T, JsonNode> show) {
    int size = Math.min(size(call), settings.pageSize());
    int start = call.query("$skiptoken").map(Listing::number).orElse(0);
    List<T> page = all.stream().skip(start).limit(size).toList();
    ObjectNode body = Json.object();
    body.put("@odata.context", call.origin() + "/v1.0/$metadata#" + context);
    if (call.query("$count").filter("true"::equalsIgnoreCase).isPresent()) {
      body.put("@odata.count", all.size());
    }
    if (start + page.size() < all.size()) {
      body.put("@odata.nextLink", nextLink(call, start + page.size()));
    }
    body.set("value", Json.list(page.stream().map(show).toList()));
    return Reply.json(200, body);
  }

  private static int size(Call call) {
    int size = call.query("$top").map(Listing::number).orElse(USUAL_PAGE);
    if (size < 1 || size > GraphSettings.LARGEST_PAGE) {
      throw GraphErrors.badRequest("Invalid page size specified: '" + size + "'.");
    }
    return size;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw GraphErrors.badRequest("A number was expected in the query.");
    }
  }

  private static String nextLink(Call call, int start) {
    String others =
        call.query().entrySet().stream()
            .filter(option -> !option.getKey().equals("$skiptoken"))
            .map(option -> option.getKey() + "=" + encode(option.getValue()) + "&")
            .collect(Collectors.joining());
    return call.origin() + call.path() + "?" + others + "$skiptoken=" + start;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
