// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /Groups}. Members are changed by PATCH; whom to remove is named by a filter in the path.
 */
final class TeamRoutes {
  private static final Pattern ONE_MEMBER =
      Pattern.compile("members\\[value\\s+eq\\s+\"([^\"]+)\"]", Pattern.CASE_INSENSITIVE);

  private final Dialect dialect;
  private final Workspace workspace;
  private final ScimWire wire;

  TeamRoutes(Dialect dialect, Workspace workspace, ScimWire wire) {
    this.dialect = dialect;
    this.workspace = workspace;
    this.wire = wire;
  }

  List<Route> routes() {
    String groups = dialect.base() + "/Groups";
    return List.of(
        new Route("POST", groups, this::create),
        new Route("GET", groups, this::list),
        new Route("GET", groups + "/{id}", this::get),
        new Route("PUT", groups + "/{id}", this::put),
        new Route("PATCH", groups + "/{id}", this::patch),
        new Route("DELETE", groups + "/{id}", this::delete));
  }

  private Reply create(Call call) {
    ObjectNode body = wire.body(call);
    String name = Json.text(body, "displayName", "");
    if (name.isEmpty()) {
      throw wire.error(400, "invalidValue", "displayName is required");
    }
    if (workspace.teamNamed(name).isPresent()) {
      throw wire.error(409, "uniqueness", "A group of this name already exists");
    }
    Set<String> members = members(body.path("members"));
    Team team = make(name);
    team.externalId = Json.text(body, "externalId", "");
    team.memberIds.addAll(members);
    call.touched(team.id, null);
    call.changed();
    return wire.reply(201, wire.show(team, call))
        .with("Location", wire.location(call, "Groups", team.id));
  }

  Team make(String name) {
    Team team = new Team(dialect.newGroupId(workspace.random), name);
    workspace.teams.put(team.id, team);
    return team;
  }

  private Reply list(Call call) {
    Optional<String> text = call.query("filter");
    Optional<EqFilter> filter = text.flatMap(value -> EqFilter.parse(value, Set.of("displayName")));
    if (text.isPresent() && filter.isEmpty()) {
      throw wire.error(400, "invalidFilter", "This filter is not supported");
    }
    List<ObjectNode> found =
        workspace.teams.values().stream()
            .filter(
                team -> filter.isEmpty() || filter.get().value().equalsIgnoreCase(team.displayName))
            .map(team -> wire.show(team, call))
            .toList();
    return wire.list(call, found);
  }

  private Reply get(Call call) {
    return wire.reply(200, wire.show(team(call), call));
  }

  private Reply put(Call call) {
    Team team = team(call);
    ObjectNode body = wire.body(call);
    Set<String> members = members(body.path("members"));
    rename(call, team, Json.text(body, "displayName", team.displayName));
    if (!members.equals(team.memberIds)) {
      team.memberIds.clear();
      team.memberIds.addAll(members);
      call.changed();
    }
    return wire.reply(200, wire.show(team, call));
  }

  private Reply delete(Call call) {
    workspace.teams.remove(team(call).id);
    call.changed();
    return Reply.empty(204);
  }

  private Reply patch(Call call) {
    Team team = team(call);
    List<JsonNode> operations = Json.items(wire.body(call).get("Operations")).toList();
    if (operations.isEmpty()) {
      throw wire.error(400, "invalidSyntax", "Operations is required");
    }
    Set<String> members = new LinkedHashSet<>(team.memberIds);
    String name = team.displayName;
    for (JsonNode operation : operations) {
      name = apply(operation, members, name);
    }
    noteOnlyPerson(call, team, members);
    rename(call, team, name);
    if (!members.equals(team.memberIds)) {
      team.memberIds.clear();
      team.memberIds.addAll(members);
      call.changed();
    }
    return dialect.groupPatchStatus() == 204
        ? Reply.empty(204)
        : wire.reply(200, wire.show(team, call));
  }

  /** Changes the set of members in place; the group's name afterwards. */
  private String apply(JsonNode operation, Set<String> members, String name) {
    String op = Json.text(operation, "op", "").toLowerCase(Locale.ROOT);
    String path = Json.text(operation, "path", "");
    JsonNode value = operation.path("value");
    Matcher one = ONE_MEMBER.matcher(path);
    if (one.matches() && op.equals("remove")) {
      if (!members.remove(one.group(1)) && dialect.missesNonMembers()) {
        throw wire.error(400, "noTarget", "The path selects no member");
      }
      return name;
    }
    if (path.isEmpty() && value.isObject() && !op.equals("remove")) {
      if (value.has("members")) {
        changeMembers(op, value.path("members"), members);
      }
      return Json.text(value, "displayName", name);
    }
    if (path.equalsIgnoreCase("members")) {
      changeMembers(op, value, members);
      return name;
    }
    if (path.equalsIgnoreCase("displayName") && !op.equals("remove")) {
      return value.asText();
    }
    throw wire.error(400, path.isEmpty() ? "noTarget" : "invalidPath", "Unsupported operation");
  }

  private void changeMembers(String op, JsonNode value, Set<String> members) {
    switch (op) {
      case "add" -> members.addAll(members(value));
      // A value has no say here: without a filter all of them go (RFC 7644 section 3.5.2.2).
      case "remove" -> members.clear();
      case "replace" -> {
        Set<String> replaced = members(value);
        members.clear();
        members.addAll(replaced);
      }
      default -> throw wire.error(400, "invalidSyntax", "Unknown op");
    }
  }

  private void rename(Call call, Team team, String name) {
    if (name.equals(team.displayName)) {
      return;
    }
    if (!dialect.groupsCanBeRenamed()) {
      throw wire.error(400, "mutability", "displayName cannot be changed");
    }
    team.displayName = name;
    call.changed();
  }

  private Set<String> members(JsonNode value) {
    Set<String> ids = ids(value);
    for (String id : ids) {
      Account account = workspace.accounts.get(id);
      if (account == null) {
        throw wire.error(400, "invalidValue", "Member " + id + " does not exist");
      }
      if (!account.isActive() && !dialect.takesClosedMembers()) {
        throw wire.error(400, "invalidValue", "unable_to_add_deleted_or_guest_to_group");
      }
    }
    return ids;
  }

  private static Set<String> ids(JsonNode value) {
    Set<String> ids = new LinkedHashSet<>();
    if (value.isObject()) {
      ids.add(Json.text(value, "value", ""));
    } else {
      Json.items(value).forEach(member -> ids.add(Json.text(member, "value", "")));
    }
    return ids;
  }

  /** The ledger names the person when exactly one membership changes. */
  private void noteOnlyPerson(Call call, Team team, Set<String> next) {
    Set<String> changed = new LinkedHashSet<>(next);
    changed.removeAll(team.memberIds);
    team.memberIds.stream().filter(id -> !next.contains(id)).forEach(changed::add);
    if (changed.size() == 1) {
      Account account = workspace.accounts.get(changed.iterator().next());
      call.touched(team.id, account == null ? null : account.text("externalId"));
    }
  }

  private Team team(Call call) {
    Team team = workspace.teams.get(call.parameter("id"));
    if (team == null) {
      throw wire.notFound(call.parameter("id"));
    }
    call.touched(team.id, null);
    return team;
  }
}
