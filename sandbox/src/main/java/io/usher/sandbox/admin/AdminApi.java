// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.graph.Sku;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Ledger;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.scim.ScimDesk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** {@code /_sandbox/…} and the page at {@code /}. */
public final class AdminApi {
  private final Desks desks;
  private final Seeding seeding;
  private final PeopleView people;
  private final FaultsApi faults;
  private final SettingsApi settings;
  private final HrApi hr;

  public AdminApi(Desks desks, Seeding seeding) {
    this.desks = desks;
    this.seeding = seeding;
    this.people = new PeopleView(desks);
    this.faults = new FaultsApi(desks.wire().faults());
    this.settings = new SettingsApi(desks);
    this.hr = new HrApi(desks.bamboo().desk(), seeding.webhookKey());
  }

  public Reply handle(Call call) {
    List<String> parts = new ArrayList<>(List.of(call.path().substring(1).split("/", -1)));
    if (parts.equals(List.of("")) || parts.equals(List.of("index.html"))) {
      return page();
    }
    if (!parts.removeFirst().equals("_sandbox")) {
      throw AdminErrors.notFound("No vendor and no page has this path.");
    }
    String id = parts.size() > 2 ? parts.get(2) : "";
    String what = call.method() + " " + template(parts);
    return switch (what) {
      case "GET health" -> Reply.json(200, Json.object().put("status", "UP"));
      case "GET state" -> state();
      case "GET people" -> Reply.json(200, people.people(call.query("key")));
      case "GET ledger" -> ledger(call);
      case "POST reset" -> reset(call);
      case "GET faults" -> faults.list(call);
      case "POST faults" -> faults.add(call);
      case "DELETE faults" -> faults.clear(call);
      case "DELETE faults/{id}" -> faults.remove(call, parts.get(1));
      case "GET settings" -> settings.show(call);
      case "POST settings" -> settings.change(call);
      case "POST graph/users" -> graphUsers(call);
      case "POST graph/groups" -> graphGroup(call);
      case "POST graph/skus" -> graphSku(call);
      case "POST graph/expire-tokens" -> expireTokens();
      case "POST slack/groups", "POST atlassian/groups" -> appGroup(call, parts.getFirst());
      case "GET bamboo/employees" -> hr.list(call);
      case "POST bamboo/employees" -> hr.hire(call);
      case "GET bamboo/employees/{id}" -> hr.show(call, id);
      case "POST bamboo/employees/{id}" -> hr.update(call, id);
      case "DELETE bamboo/employees/{id}" -> hr.delete(call, id);
      case "POST bamboo/employees/{id}/terminate" -> hr.terminate(call, id);
      case "POST bamboo/employees/{id}/repeat" -> hr.repeat(call, id);
      case "GET bamboo/webhooks" -> hr.deliveries(call);
      case "POST bamboo/webhooks" -> hr.listen(call);
      default -> throw AdminErrors.notFound("There is no " + what + ".");
    };
  }

  static ObjectNode body(Call call) {
    return call.jsonObject()
        .orElseThrow(() -> AdminErrors.invalid("The body must be a JSON object."));
  }

  private static String template(List<String> parts) {
    List<String> named = new ArrayList<>(parts);
    if (parts.getFirst().equals("faults") && parts.size() == 2) {
      named.set(1, "{id}");
    } else if (parts.size() > 2) {
      named.set(2, "{id}");
    }
    return String.join("/", named);
  }

  private Reply state() {
    ObjectNode state = Json.object();
    state.set("settings", settings.json());
    ObjectNode graph = state.putObject("graph");
    var users = desks.graph().people();
    graph.put("live", users.stream().filter(user -> user.live()).count());
    graph.put("enabled", users.stream().filter(user -> user.live() && user.enabled()).count());
    graph.put("deleted", users.stream().filter(user -> user.deleted()).count());
    graph.set("groups", Json.tree(desks.graph().groupSizes()));
    graph.set("seats", Json.tree(desks.graph().seats()));
    for (ScimDesk app : desks.apps()) {
      ObjectNode one = state.putObject(app.app());
      List<ScimDesk.Person> accounts = app.people();
      one.put("accounts", accounts.size());
      one.put("active", accounts.stream().filter(ScimDesk.Person::active).count());
      one.set("groups", Json.tree(app.groupSizes()));
    }
    var employees = desks.bamboo().desk().people();
    state
        .putObject("bamboo")
        .put("employees", employees.stream().filter(e -> !e.deleted()).count())
        .put("writeBacks", employees.stream().mapToInt(e -> e.writeBacks()).sum())
        .put("webhooks", desks.bamboo().desk().deliveries().size())
        .put("pendingDeliveries", desks.bamboo().desk().pendingDeliveries());
    state.set(
        "faults",
        Json.list(desks.wire().faults().inForce().stream().map(FaultsApi::json).toList()));
    Map<String, Long> counts = new TreeMap<>(desks.wire().ledger().counts());
    state.put("calls", desks.wire().ledger().total()).set("callCounts", Json.tree(counts));
    return Reply.json(200, state);
  }

  private Reply ledger(Call call) {
    Predicate<Ledger.Entry> wanted =
        entry ->
            call.query("vendor").filter(v -> !v.equals(entry.vendor())).isEmpty()
                && call.query("person").filter(p -> !p.equals(entry.person())).isEmpty()
                && (!call.query("effect").orElse("").equals("true") || entry.effect());
    int limit = (int) number(call, "limit", 1000);
    List<Ledger.Entry> entries =
        call.query("newest").isPresent()
            ? desks.wire().ledger().newest((int) number(call, "newest", 100))
            : desks.wire().ledger().after(number(call, "after", 0), limit, wanted);
    ObjectNode body = Json.object().put("total", desks.wire().ledger().total());
    body.set("entries", Json.list(entries.stream().map(AdminApi::json).toList()));
    return Reply.json(200, body);
  }

  private static ObjectNode json(Ledger.Entry entry) {
    return Json.object()
        .put("sequence", entry.sequence())
        .put("at", entry.at().toString())
        .put("vendor", entry.vendor())
        .put("method", entry.method())
        .put("route", entry.route())
        .put("objectId", entry.objectId())
        .put("person", entry.person())
        .put("outcome", entry.outcome())
        .put("fault", entry.fault())
        .put("effect", entry.effect());
  }

  private Reply reset(Call call) {
    ObjectNode body = call.jsonObject().orElseGet(Json::object);
    seeding.reset(!body.path("keepWebhooks").asBoolean(true));
    return Reply.empty(204);
  }

  private Reply graphUsers(Call call) {
    ObjectNode body = body(call);
    List<String> ids = new ArrayList<>();
    List<JsonNode> users =
        body.has("users") ? Json.items(body.get("users")).toList() : List.of(body);
    for (JsonNode user : users) {
      if (!(user instanceof ObjectNode object)) {
        throw AdminErrors.invalid("users is a list of objects");
      }
      ids.add(desks.graph().addUser(object));
    }
    ObjectNode reply = Json.object();
    reply.set("ids", Json.array(ids));
    return Reply.json(201, reply);
  }

  private Reply graphGroup(Call call) {
    return Reply.json(201, Json.object().put("id", desks.graph().addGroup(named(call))));
  }

  private Reply graphSku(Call call) {
    ObjectNode body = body(call);
    String partNumber = Json.text(body, "skuPartNumber", "");
    if (partNumber.isEmpty()) {
      throw AdminErrors.invalid("skuPartNumber is required");
    }
    String skuId =
        Json.text(
            body, "skuId", UUID.nameUUIDFromBytes(Json.bytes(Json.tree(partNumber))).toString());
    List<Sku.Plan> plans =
        body.path("mailbox").asBoolean()
            ? List.of(
                new Sku.Plan(
                    "efb87545-963c-4e0d-99df-69c6916d9eb0", "EXCHANGE_S_ENTERPRISE", "exchange"))
            : List.of();
    desks.graph().addSku(new Sku(skuId, partNumber, body.path("seats").asInt(0), plans));
    return Reply.json(201, Json.object().put("skuId", skuId));
  }

  private Reply expireTokens() {
    desks.graph().forgetTokens();
    return Reply.empty(204);
  }

  private Reply appGroup(Call call, String app) {
    String name = Json.text(named(call), "displayName", "");
    ScimDesk desk =
        desks.app(app).orElseThrow(() -> AdminErrors.notFound("There is no app " + app + "."));
    return Reply.json(201, Json.object().put("id", desk.addGroup(name)));
  }

  private static ObjectNode named(Call call) {
    ObjectNode body = body(call);
    if (Json.text(body, "displayName", "").isEmpty()) {
      throw AdminErrors.invalid("displayName is required");
    }
    return body;
  }

  private static long number(Call call, String name, long usual) {
    try {
      return call.query(name).map(Long::parseLong).orElse(usual);
    } catch (NumberFormatException e) {
      throw AdminErrors.invalid(name + " must be a whole number");
    }
  }

  private static Reply page() {
    try (InputStream page = AdminApi.class.getResourceAsStream("page.html")) {
      if (page == null) {
        throw AdminErrors.notFound("The page is missing from the build.");
      }
      return Reply.page("text/html; charset=utf-8", page.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
