// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.bamboo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Rejection;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Registering webhooks. Unlike the vendor, plain http is accepted for this machine.
 *
 * @see <a href="https://documentation.bamboohr.com/reference/post-webhook">add webhook</a>
 */
final class WebhookRoutes {
  private static final String WEBHOOKS = "/bamboo/api/v1/webhooks";
  private static final Set<String> EVENTS =
      Set.of("employee.created", "employee.updated", "employee.deleted");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Webhooks webhooks;

  WebhookRoutes(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", WEBHOOKS, this::register),
        new Route("GET", WEBHOOKS, this::list),
        new Route("GET", WEBHOOKS + "/monitor_fields", this::monitorFields),
        new Route("GET", WEBHOOKS + "/{id}", this::get),
        new Route("PUT", WEBHOOKS + "/{id}", this::replace),
        new Route("DELETE", WEBHOOKS + "/{id}", this::remove),
        new Route("GET", WEBHOOKS + "/{id}/log", this::log));
  }

  private Reply register(Call call) {
    Webhook wanted = read(call, "", UUID.randomUUID().toString().replace("-", ""));
    Webhook made =
        webhooks.register(
            wanted.name(),
            wanted.url(),
            wanted.events(),
            wanted.monitorFields(),
            wanted.privateKey());
    call.touched(made.id(), null);
    call.changed();
    return Reply.json(201, made.json(true));
  }

  private Reply list(Call call) {
    ObjectNode body = Json.object();
    body.set("webhooks", Json.list(webhooks.all().stream().map(w -> w.json(false)).toList()));
    return Reply.json(200, body);
  }

  private Reply monitorFields(Call call) {
    ObjectNode body = Json.object();
    List<String> fields =
        List.of(
            "firstName",
            "lastName",
            "preferredName",
            "department",
            "jobTitle",
            "location",
            "status");
    body.set("fields", Json.array(fields));
    return Reply.json(200, body);
  }

  private Reply get(Call call) {
    return Reply.json(200, find(call).json(false));
  }

  private Reply replace(Call call) {
    Webhook old = find(call);
    webhooks.replace(read(call, old.id(), old.privateKey()));
    call.changed();
    return Reply.json(200, find(call).json(false));
  }

  private Reply remove(Call call) {
    webhooks.remove(find(call).id());
    call.changed();
    return Reply.empty(200);
  }

  private Reply log(Call call) {
    return Reply.json(200, Json.list(webhooks.log(find(call).id())));
  }

  private Webhook find(Call call) {
    call.touched(call.parameter("id"), null);
    return webhooks
        .find(call.parameter("id"))
        .orElseThrow(() -> BambooErrors.error(404, "Webhook not found"));
  }

  private static Webhook read(Call call, String id, String key) {
    ObjectNode body = call.jsonObject().orElseThrow(() -> invalid("a JSON object is expected"));
    String name = Json.text(body, "name", "");
    String url = Json.text(body, "url", "");
    List<String> events = Json.texts(body, "events");
    List<String> monitored = Json.texts(body, "monitorFields");
    if (name.isEmpty() || !"json".equals(Json.text(body, "format"))) {
      throw invalid("name and format (json) are required");
    }
    if (events.isEmpty() || !EVENTS.containsAll(events)) {
      throw invalid("only the thin events employee.created, .updated and .deleted are simulated");
    }
    if (events.contains("employee.updated") && monitored.isEmpty()) {
      throw invalid("monitorFields is required for employee.updated");
    }
    requireUrl(url);
    return new Webhook(id, name, url, events, monitored, key);
  }

  private static void requireUrl(String url) {
    try {
      URI uri = URI.create(url);
      boolean local = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
      if (!"https".equals(uri.getScheme()) && !local) {
        throw invalid("url must be https");
      }
    } catch (IllegalArgumentException e) {
      throw invalid("url cannot be read");
    }
  }

  private static Rejection invalid(String message) {
    return BambooErrors.error(400, message);
  }
}
