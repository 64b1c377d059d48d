// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.bamboo.BambooSettings;
import io.usher.sandbox.graph.GraphSettings;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Latency;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.scim.ScimDesk;
import io.usher.sandbox.scim.ScimSettings;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** {@code /_sandbox/settings}: how the systems behave, changed while they run. */
final class SettingsApi {
  private final Desks desks;

  SettingsApi(Desks desks) {
    this.desks = desks;
  }

  Reply show(Call call) {
    return Reply.json(200, json());
  }

  /** Takes any part of what {@link #show} gives; the rest stays. */
  Reply change(Call call) {
    ObjectNode wanted = AdminApi.body(call);
    ObjectNode now = json();
    wanted.properties().forEach(section -> requireKnown(section.getKey(), section.getValue(), now));
    latency(merged(now, wanted, "latency"));
    graph(merged(now, wanted, "graph"));
    bamboo(merged(now, wanted, "bamboo"));
    desks.apps().forEach(app -> app.change(scim(merged(now, wanted, app.app()))));
    return Reply.json(200, json());
  }

  private static void requireKnown(String section, JsonNode values, ObjectNode now) {
    JsonNode known = now.get(section);
    if (known == null || !values.isObject()) {
      throw AdminErrors.invalid("There is no section " + section + " in the settings.");
    }
    Set<String> unknown = new TreeSet<>();
    values.fieldNames().forEachRemaining(unknown::add);
    known.fieldNames().forEachRemaining(unknown::remove);
    if (!unknown.isEmpty()) {
      throw AdminErrors.invalid("There is no setting " + unknown + " in " + section + ".");
    }
  }

  private static JsonNode merged(ObjectNode now, ObjectNode wanted, String section) {
    ObjectNode merged = now.withObject("/" + section);
    if (wanted.path(section) instanceof ObjectNode changes) {
      merged.setAll(changes);
    }
    return merged;
  }

  ObjectNode json() {
    ObjectNode all = Json.object();
    Latency latency = desks.wire().latency();
    all.putObject("latency")
        .put("fixedMillis", latency.fixed().toMillis())
        .put("jitterMillis", latency.jitter().toMillis());
    GraphSettings graph = desks.graph().settings();
    all.putObject("graph")
        .put("tokenLifeSeconds", graph.tokenLife().toSeconds())
        .put("minLagMillis", graph.minLag().toMillis())
        .put("maxLagMillis", graph.maxLag().toMillis())
        .put("mailboxDelayMillis", graph.mailboxDelay().toMillis())
        .put("writesPer150s", graph.writes())
        .put("resourceUnitShare", graph.resourceUnits())
        .put("addressesOfDeletedBlock", graph.addressesOfDeletedBlock())
        .put("pageSize", graph.pageSize());
    BambooSettings bamboo = desks.bamboo().settings();
    all.putObject("bamboo")
        .put("firstRetryMillis", bamboo.firstRetry().toMillis())
        .put("zeroDates", bamboo.zeroDates())
        .set("notPermitted", Json.array(new TreeSet<>(bamboo.notPermitted())));
    for (ScimDesk app : desks.apps()) {
      all.putObject(app.app())
          .put("minDeactivationMillis", app.settings().minDeactivation().toMillis())
          .put("maxDeactivationMillis", app.settings().maxDeactivation().toMillis())
          .put("rateLimits", app.settings().rateLimits());
    }
    return all;
  }

  private void latency(JsonNode values) {
    desks.wire().latency().set(millis(values, "fixedMillis"), millis(values, "jitterMillis"));
  }

  private void graph(JsonNode values) {
    desks
        .graph()
        .change(
            new GraphSettings(
                Duration.ofSeconds(values.path("tokenLifeSeconds").asLong()),
                millis(values, "minLagMillis"),
                millis(values, "maxLagMillis"),
                millis(values, "mailboxDelayMillis"),
                values.path("writesPer150s").asInt(),
                values.path("resourceUnitShare").asDouble(),
                values.path("addressesOfDeletedBlock").asBoolean(),
                pageSize(values)));
  }

  private static int pageSize(JsonNode values) {
    int size = values.path("pageSize").asInt();
    if (size < 1 || size > GraphSettings.LARGEST_PAGE) {
      throw AdminErrors.invalid("pageSize is from 1 to " + GraphSettings.LARGEST_PAGE);
    }
    return size;
  }

  private void bamboo(JsonNode values) {
    desks
        .bamboo()
        .change(
            new BambooSettings(
                millis(values, "firstRetryMillis"),
                Set.copyOf(Json.texts(values, "notPermitted")),
                values.path("zeroDates").asBoolean()));
  }

  private static ScimSettings scim(JsonNode values) {
    return new ScimSettings(
        millis(values, "minDeactivationMillis"),
        millis(values, "maxDeactivationMillis"),
        values.path("rateLimits").asBoolean());
  }

  private static Duration millis(JsonNode values, String name) {
    return Duration.ofMillis(values.path(name).asLong());
  }
}
