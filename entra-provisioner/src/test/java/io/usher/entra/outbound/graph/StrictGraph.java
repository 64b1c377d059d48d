// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static io.usher.entra.outbound.graph.StandIn.JSON;
import static io.usher.entra.outbound.graph.StrictQueries.cut;
import static io.usher.entra.outbound.graph.StrictQueries.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.entra.outbound.graph.StandIn.Request;
import io.usher.entra.outbound.graph.StandIn.Response;
import io.usher.entra.outbound.graph.StrictQueries.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tiny Graph, written from the vendor's pages and from nothing else: what they do not document is
 * a 400 or a 404. It takes every liberty that they leave: pages of two, the shortest answers, more
 * fields than asked for, names in another case, plans and states of licences not listed.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/overview">reference</a>
 */
final class StrictGraph {

  static final String E3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";

  /** A product that a group gives. */
  static final String F1 = "44575883-256e-4a79-9da4-ebe9acabe2b2";

  /** A product that does not tell its plans. */
  static final String BARE = "22222222-2222-2222-2222-222222222222";

  private static final List<String> SHOWN = List.of("id", "displayName", "userPrincipalName");

  private final Map<String, ObjectNode> users = new LinkedHashMap<>();
  private final Map<String, ObjectNode> bin = new LinkedHashMap<>();
  private final Map<String, String> managers = new HashMap<>();
  private final Map<String, ObjectNode> groups = new LinkedHashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Set<String> revoked = new HashSet<>();
  private final Map<Pattern, Function<Call, Response>> routes = new LinkedHashMap<>();
  private String root = "";

  StrictGraph(List<String> groupNames) {
    groupNames.forEach(this::addGroup);
    on("POST /users", this::create);
    on("GET /users", call -> StrictQueries.list(call, users.values()));
    on("GET /users/{id}", this::get);
    on("PATCH /users/{id}", call -> onUser(call, user -> update(user, call)));
    on("DELETE /users/{id}", call -> onUser(call, user -> delete(call.id())));
    on("POST /users/{id}/revokeSignInSessions", call -> onUser(call, user -> revoke(call.id())));
    on("PUT /users/{id}/manager/$ref", call -> onUser(call, user -> setManager(call)));
    on("DELETE /users/{id}/manager/$ref", call -> onUser(call, user -> removeManager(call.id())));
    on("POST /users/{id}/assignLicense", call -> onUser(call, user -> license(user, call)));
    on("GET /users/{id}/memberOf", this::memberOf);
    on(
        "GET /users/{id}/memberOf/microsoft.graph.group",
        call -> Response.error(400, "Request_UnsupportedQuery", "A cast needs $count."));
    on("GET /groups", call -> StrictQueries.list(call, groups.values()));
    on("PATCH /groups/{id}", call -> join(call, texts(call, "members@odata.bind")));
    on("POST /groups/{id}/members/$ref", call -> join(call, List.of(reference(call))));
    on("DELETE /groups/{id}/members/{member}/$ref", this::leave);
    on("GET /subscribedSkus", this::products);
    on(
        "GET /directory/deletedItems/microsoft.graph.user",
        call -> StrictQueries.list(call, bin.values()));
    on("GET /directory/deletedItems/{id}", call -> shown(bin.get(call.id()), call));
    on("POST /directory/deletedItems/{id}/restore", this::restore);
  }

  void servedAt(String url) {
    root = url;
  }

  /** Users that live, with all that is known of them. */
  synchronized List<ObjectNode> living() {
    return List.copyOf(users.values());
  }

  synchronized List<ObjectNode> deleted() {
    return List.copyOf(bin.values());
  }

  /** Names of the groups of a user, in lower case. */
  synchronized Set<String> groupsOf(String userId) {
    Set<String> names = new TreeSet<>();
    members.forEach(
        (group, ids) -> {
          if (ids.contains(userId)) {
            names.add(
                Objects.requireNonNull(groups.get(group))
                    .path("displayName")
                    .asText()
                    .toLowerCase(Locale.ROOT));
          }
        });
    return names;
  }

  synchronized Optional<String> managerOf(String userId) {
    return Optional.ofNullable(managers.get(userId));
  }

  synchronized boolean sessionsRevoked(String userId) {
    return revoked.contains(userId);
  }

  private void on(String line, Function<Call, Response> handler) {
    String pattern =
        Stream.of(line.split("/", -1))
            .map(part -> part.startsWith("{") ? "([^/]+)" : Pattern.quote(part))
            .reduce((a, b) -> a + "/" + b)
            .orElseThrow();
    routes.put(Pattern.compile(pattern), handler);
  }

  synchronized Response answer(Request request) {
    for (Map.Entry<Pattern, Function<Call, Response>> route : routes.entrySet()) {
      Matcher matcher = route.getKey().matcher(request.line());
      boolean aCast = request.path().matches(".*/(microsoft\\.)?graph\\.[a-z]+");
      if (matcher.matches() && aCast == route.getKey().pattern().contains("microsoft.graph")) {
        List<String> ids = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
          ids.add(matcher.group(group));
        }
        return route.getValue().apply(new Call(root, request, ids));
      }
    }
    return Response.error(404, "UnknownPath", "Not documented: " + request.line());
  }

  private Response onUser(Call call, Function<ObjectNode, Response> work) {
    ObjectNode user = users.get(call.id());
    return user == null ? missing(call.id()) : work.apply(user);
  }

  private static Response missing(String id) {
    return Response.error(
        404, "Request_ResourceNotFound", "Resource '" + id + "' does not exist or one of its ...");
  }

  private Response create(Call call) {
    ObjectNode user = call.request().body().deepCopy();
    for (String required :
        List.of("accountEnabled", "displayName", "mailNickname", "userPrincipalName")) {
      if (!user.hasNonNull(required)) {
        return Response.error(400, "Request_BadRequest", "A value is required: " + required);
      }
    }
    String upn = user.path("userPrincipalName").asText();
    if (users.values().stream()
        .anyMatch(other -> upn.equalsIgnoreCase(text(other, "userPrincipalName")))) {
      return Response.error(
          400,
          "Request_BadRequest",
          "Another object with the same value for property userPrincipalName already exists.");
    }
    String id = UUID.randomUUID().toString();
    user.remove("passwordProfile");
    user.put("id", id);
    user.put("userPrincipalName", upn.substring(0, 1).toUpperCase(Locale.ROOT) + upn.substring(1));
    user.put("anotherNewField", 42).putArray("proxyAddresses");
    user.putObject("somethingNested").putArray("list").addObject().put("deep", true);
    users.put(id, user);
    return Response.json(201, cut(user, SHOWN));
  }

  private Response get(Call call) {
    return onUser(
        call,
        user -> {
          ObjectNode shown = cut(user, List.of(call.query("$select").split(",", -1)));
          String manager = managers.get(call.id());
          if (call.query("$expand").equals("manager") && manager != null) {
            shown.set("manager", cut(Objects.requireNonNull(users.get(manager)), SHOWN));
          }
          return Response.json(200, shown);
        });
  }

  private Response update(ObjectNode user, Call call) {
    call.request()
        .body()
        .properties()
        .forEach(field -> merge(user, field.getKey(), field.getValue()));
    return Response.empty(204);
  }

  private static void merge(ObjectNode user, String name, JsonNode value) {
    if (value.isObject() && user.path(name) instanceof ObjectNode known) {
      value.properties().forEach(field -> known.set(field.getKey(), field.getValue()));
    } else {
      user.set(name, value);
    }
  }

  private Response delete(String id) {
    bin.put(id, users.remove(id));
    members.values().forEach(ids -> ids.remove(id));
    managers.remove(id);
    return Response.empty(204);
  }

  private Response revoke(String id) {
    revoked.add(id);
    return Response.empty(204);
  }

  private Response setManager(Call call) {
    String reference = call.request().body().path("@odata.id").asText();
    String manager = reference.substring(reference.lastIndexOf('/') + 1);
    if (!reference.equals(root + "/users/" + manager)) {
      return Response.error(400, "Request_BadRequest", "Not a reference of this service");
    }
    if (!users.containsKey(manager)) {
      return missing(manager);
    }
    managers.put(call.id(), manager);
    return Response.empty(204);
  }

  private Response removeManager(String id) {
    return managers.remove(id) == null ? missing("manager") : Response.empty(204);
  }

  private Response license(ObjectNode user, Call call) {
    JsonNode body = call.request().body();
    if (!body.path("addLicenses").isArray() || !body.path("removeLicenses").isArray()) {
      return Response.error(400, "Request_BadRequest", "One or more parameters are missing");
    }
    if (!user.hasNonNull("usageLocation")) {
      return Response.error(
          400,
          "Request_BadRequest",
          "License assignment cannot be done for user with invalid usage location.");
    }
    Set<String> held = new TreeSet<>();
    user.path("assignedLicenses").forEach(one -> held.add(text(one, "skuId")));
    body.path("removeLicenses").forEach(sku -> held.remove(sku.asText()));
    body.path("addLicenses").forEach(one -> held.add(text(one, "skuId")));
    ArrayNode licences = user.putArray("assignedLicenses");
    held.forEach(sku -> licences.addObject().put("skuId", sku).putArray("disabledPlans"));
    if (held.contains(E3)) {
      user.put("mail", text(user, "userPrincipalName"));
      user.putArray("proxyAddresses").add("SMTP:" + text(user, "userPrincipalName"));
    }
    return Response.json(200, cut(user, SHOWN));
  }

  private Response products(Call call) {
    List<ObjectNode> products = new ArrayList<>();
    for (String[] product :
        new String[][] {
          {UUID.randomUUID().toString(), "FLOW_FREE", "EXCHANGE_S_FOUNDATION"},
          {UUID.randomUUID().toString(), "POWER_BI_STANDARD", "EXCHANGE_S_FOUNDATION"},
          {E3, "SPE_E3", "EXCHANGE_S_ENTERPRISE"},
          {F1, "M365_F1", "EXCHANGE_S_FOUNDATION"},
          {BARE, "WITHOUT_PLANS", ""}
        }) {
      ObjectNode sku = JSON.createObjectNode().put("skuId", product[0]);
      sku.put("skuPartNumber", product[1]);
      ArrayNode plans = sku.putArray("servicePlans");
      if (!product[2].isEmpty()) {
        plans.addObject().put("servicePlanName", product[2]);
      }
      products.add(sku);
    }
    return call.query("$filter").isEmpty()
        ? StrictQueries.page(call, products)
        : Response.error(400, "Request_UnsupportedQuery", "Unsupported Query.");
  }

  private void addGroup(String name) {
    String id = UUID.randomUUID().toString();
    groups.put(id, JSON.createObjectNode().put("id", id).put("displayName", name));
    members.put(id, new TreeSet<>());
  }

  private Response memberOf(Call call) {
    return onUser(
        call,
        user ->
            StrictQueries.page(
                call,
                groups.values().stream()
                    .filter(
                        group ->
                            members.getOrDefault(text(group, "id"), Set.of()).contains(call.id()))
                    .toList()));
  }

  private Response join(Call call, List<String> references) {
    Set<String> ids = members.get(call.id());
    if (ids == null) {
      return missing(call.id());
    }
    List<String> joining = new ArrayList<>();
    for (String reference : references) {
      String user = reference.substring(reference.lastIndexOf('/') + 1);
      if (!reference.equals(root + "/directoryObjects/" + user) || !users.containsKey(user)) {
        return missing(user);
      }
      if (ids.contains(user)) {
        return Response.error(
            400,
            "Request_BadRequest",
            "One or more added object references already exist for the following modified"
                + " properties: 'members'.");
      }
      joining.add(user);
    }
    ids.addAll(joining);
    return Response.empty(204);
  }

  private Response leave(Call call) {
    Set<String> ids = members.getOrDefault(call.id(), Set.of());
    return ids.remove(call.ids().getLast()) ? Response.empty(204) : missing(call.ids().getLast());
  }

  private Response restore(Call call) {
    ObjectNode user = bin.remove(call.id());
    if (user == null) {
      return missing(call.id());
    }
    users.put(call.id(), user);
    return Response.json(200, cut(user, List.of("id")));
  }

  private static Response shown(@Nullable ObjectNode one, Call call) {
    return one == null
        ? missing(call.id())
        : Response.json(200, cut(one, List.of(call.query("$select").split(",", -1))));
  }

  private static List<String> texts(Call call, String name) {
    List<String> texts = new ArrayList<>();
    call.request().body().path(name).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String reference(Call call) {
    return call.request().body().path("@odata.id").asText();
  }
}
