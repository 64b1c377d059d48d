// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * {@code $batch}: up to 20 calls in one, in no order but that of {@code dependsOn}, each with its
 * own status. A dependent of a failed call answers 424.
 */
final class BatchRoute {
  private static final int LARGEST = 20;

  private final Function<Call, Reply> one;
  private final Random random;

  /**
   * @param one passes one item on as if it had come alone
   */
  BatchRoute(Function<Call, Reply> one, long seed) {
    this.one = one;
    this.random = new Random(seed);
  }

  Reply handle(Call call) {
    List<JsonNode> items = Json.items(UserRoutes.body(call).get("requests")).toList();
    if (items.isEmpty() || items.size() > LARGEST) {
      throw GraphErrors.badRequest(
          "Number of batch request steps must be between 1 and " + LARGEST + ".");
    }
    Map<String, JsonNode> byId = byId(items);
    Map<String, ObjectNode> answers = new LinkedHashMap<>();
    List<String> order = new ArrayList<>(byId.keySet());
    Collections.shuffle(order, random);
    order.forEach(id -> run(id, byId, answers, call, 0));
    List<ObjectNode> shuffled = new ArrayList<>(answers.values());
    Collections.shuffle(shuffled, random);
    ObjectNode body = Json.object();
    body.set("responses", Json.list(shuffled));
    return Reply.json(200, body);
  }

  private static Map<String, JsonNode> byId(List<JsonNode> items) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    for (JsonNode item : items) {
      String id = Json.text(item, "id", "").toLowerCase(Locale.ROOT);
      boolean complete = item.hasNonNull("method") && item.hasNonNull("url");
      if (id.isEmpty() || !complete || byId.put(id, item) != null) {
        throw GraphErrors.badRequest(
            "Invalid batch payload format: each request needs a unique id, a method and a url.");
      }
    }
    return byId;
  }

  /** Runs what the item depends on first. */
  private boolean run(
      String id,
      Map<String, JsonNode> byId,
      Map<String, ObjectNode> answers,
      Call outer,
      int depth) {
    JsonNode item = byId.get(id);
    if (item == null || depth > LARGEST) {
      throw GraphErrors.badRequest("Invalid batch payload format: dependsOn cannot be resolved.");
    }
    ObjectNode known = answers.get(id);
    if (known != null) {
      return isGood(known);
    }
    boolean ready = true;
    for (String before : Json.texts(item, "dependsOn")) {
      ready &= run(before.toLowerCase(Locale.ROOT), byId, answers, outer, depth + 1);
    }
    Reply reply =
        ready
            ? one.apply(inner(item, outer))
            : GraphErrors.reply(424, "FailedDependency", "A request it depends on has failed.");
    ObjectNode answer =
        Json.object().put("id", Json.text(item, "id")).put("status", reply.status());
    answer.set("headers", Json.tree(reply.headers()));
    if (reply.json() != null) {
      answer.set("body", reply.json());
    }
    answers.put(id, answer);
    return isGood(answer);
  }

  private static boolean isGood(ObjectNode answer) {
    return answer.path("status").asInt() < 400;
  }

  private static Call inner(JsonNode item, Call outer) {
    Map<String, String> headers = new HashMap<>();
    outer.header("authorization").ifPresent(value -> headers.put("authorization", value));
    outer.header("host").ifPresent(value -> headers.put("host", value));
    item.path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey().toLowerCase(Locale.ROOT), h.getValue().asText()));
    JsonNode body = item.get("body");
    byte[] bytes = body == null || body.isNull() ? new byte[0] : Json.bytes(body);
    String url = Json.text(item, "url", "/");
    Call call =
        new Call(
            Json.text(item, "method", "GET").toUpperCase(Locale.ROOT),
            "/v1.0" + (url.startsWith("/") ? url : "/" + url),
            headers,
            bytes);
    call.markBatchItem();
    return call;
  }
}
