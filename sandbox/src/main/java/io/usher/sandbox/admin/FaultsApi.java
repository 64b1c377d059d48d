// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.FaultKind;
import io.usher.sandbox.http.FaultRule;
import io.usher.sandbox.http.Faults;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/** {@code /_sandbox/faults}: list, add and lift fault rules. */
final class FaultsApi {
  private static final Set<String> VENDORS = Set.of("*", "graph", "bamboo", "slack", "atlassian");

  private final Faults faults;

  FaultsApi(Faults faults) {
    this.faults = faults;
  }

  Reply list(Call call) {
    ObjectNode body = Json.object();
    body.set("faults", Json.list(faults.inForce().stream().map(FaultsApi::json).toList()));
    return Reply.json(200, body);
  }

  Reply add(Call call) {
    ObjectNode body = AdminApi.body(call);
    long id = faults.add(read(body));
    return Reply.json(201, Json.object().put("id", id));
  }

  Reply clear(Call call) {
    faults.clear();
    return Reply.empty(204);
  }

  Reply remove(Call call, String id) {
    boolean removed = id.matches("\\d{1,9}") && faults.remove(Long.parseLong(id));
    if (!removed) {
      throw AdminErrors.notFound("There is no fault " + id + ".");
    }
    return Reply.empty(204);
  }

  private static FaultRule read(ObjectNode body) {
    String code = Json.text(body, "kind", "");
    FaultKind kind =
        FaultKind.of(code)
            .orElseThrow(
                () ->
                    AdminErrors.invalid(
                        "kind is one of "
                            + Arrays.stream(FaultKind.values()).map(FaultKind::code).toList()));
    String vendor = Json.text(body, "vendor", "*");
    double share = body.path("share").asDouble(-1);
    if (!VENDORS.contains(vendor)) {
      throw AdminErrors.invalid("vendor is one of " + VENDORS);
    }
    if (share < 0 || share > 1) {
      throw AdminErrors.invalid("share is a number from 0 to 1");
    }
    FaultRule usual = FaultRule.of(vendor, kind, share);
    return new FaultRule(
        vendor,
        Json.text(body, "method", "*"),
        Json.text(body, "route", "*"),
        kind,
        share,
        body.path("status").asInt(usual.status()),
        Duration.ofSeconds(body.path("retryAfterSeconds").asLong(usual.retryAfter().toSeconds())),
        Duration.ofMillis(body.path("hangMillis").asLong(usual.hang().toMillis())),
        body.path("atMost").asLong(0));
  }

  static ObjectNode json(Faults.InForce fault) {
    FaultRule rule = fault.rule();
    return Json.object()
        .put("id", fault.id())
        .put("vendor", rule.vendor())
        .put("method", rule.method())
        .put("route", rule.route())
        .put("kind", rule.kind().code())
        .put("share", rule.share())
        .put("status", rule.status())
        .put("retryAfterSeconds", rule.retryAfter().toSeconds())
        .put("hangMillis", rule.hang().toMillis())
        .put("atMost", rule.atMost())
        .put("seen", fault.seen())
        .put("done", fault.done());
  }
}
