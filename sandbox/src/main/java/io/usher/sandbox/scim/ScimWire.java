// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Rejection;
import io.usher.sandbox.http.Reply;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SCIM bodies: resources as they are shown, lists, and errors in the app's dialect. */
final class ScimWire {
  static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

  private final Dialect dialect;
  private final Workspace workspace;

  ScimWire(Dialect dialect, Workspace workspace) {
    this.dialect = dialect;
    this.workspace = workspace;
  }

  Rejection error(int status, String scimType, String detail) {
    return new Rejection(dialect.error(status, scimType, detail));
  }

  Rejection notFound(String id) {
    return error(404, "", "Resource " + id + " not found");
  }

  Reply reply(int status, JsonNode body) {
    return Reply.json(status, body).with("Content-Type", "application/scim+json");
  }

  ObjectNode body(Call call) {
    return call.jsonObject()
        .orElseThrow(() -> error(400, "invalidSyntax", "The body is not a JSON object"));
  }

  String location(Call call, String type, String id) {
    String path = call.path();
    return call.origin() + path.substring(0, path.indexOf("/" + type)) + "/" + type + "/" + id;
  }

  ObjectNode show(Account account, Call call) {
    ObjectNode shown = account.resource.deepCopy();
    shown.put("active", account.isSeenActive(workspace.now()));
    ArrayNode groups = shown.putArray("groups");
    for (Team team : workspace.teamsOf(account.id)) {
      groups.addObject().put("value", team.id).put("display", team.displayName);
    }
    shown.withObject("/meta").put("location", location(call, "Users", account.id));
    return cut(shown, call);
  }

  ObjectNode show(Team team, Call call) {
    ObjectNode shown = Json.object();
    shown.putArray("schemas").add(GROUP);
    shown.put("id", team.id).put("displayName", team.displayName);
    if (!team.externalId.isEmpty()) {
      shown.put("externalId", team.externalId);
    }
    ArrayNode members = shown.putArray("members");
    for (String id : team.memberIds) {
      Account account = workspace.accounts.get(id);
      String display = account == null ? "" : account.text("displayName");
      members.addObject().put("value", id).put("display", display).put("type", "User");
    }
    ObjectNode meta = shown.putObject("meta").put("resourceType", "Group");
    meta.put("location", location(call, "Groups", team.id));
    return cut(shown, call);
  }

  Reply list(Call call, List<ObjectNode> all) {
    int start = Math.max(1, number(call, "startIndex", 1));
    int count = Math.max(0, number(call, "count", dialect.usualPage()));
    List<ObjectNode> page = all.stream().skip(start - 1L).limit(count).toList();
    ObjectNode body = Json.object();
    body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
    body.put("totalResults", all.size()).put("startIndex", start).put("itemsPerPage", page.size());
    body.set("Resources", Json.list(page));
    return reply(200, body);
  }

  private ObjectNode cut(ObjectNode shown, Call call) {
    boolean only = call.query("attributes").isPresent();
    boolean without = call.query("excludedAttributes").isPresent();
    if (only && without) {
      throw error(400, "invalidValue", "attributes and excludedAttributes exclude each other");
    }
    if (only) {
      Set<String> kept = names(call, "attributes");
      kept.addAll(Set.of("schemas", "id"));
      shown.retain(kept);
    }
    if (without) {
      shown.remove(names(call, "excludedAttributes"));
    }
    return shown;
  }

  private static Set<String> names(Call call, String option) {
    return Stream.of(call.query(option).orElse("").split(",", -1))
        .map(String::trim)
        .collect(Collectors.toSet());
  }

  private int number(Call call, String option, int usual) {
    try {
      return call.query(option).map(Integer::parseInt).orElse(usual);
    } catch (NumberFormatException e) {
      throw error(400, "invalidValue", option + " is not a number");
    }
  }
}
