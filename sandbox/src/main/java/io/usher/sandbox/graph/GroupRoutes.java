// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** {@code /groups} and membership seen from either side. */
final class GroupRoutes {
  private static final String GROUP = "/v1.0/groups/{id}";
  private static final String MEMBERS = GROUP + "/members";
  private static final String MEMBER_OF = "/v1.0/users/{id}/memberOf";
  private static final int LARGEST_BIND = 20;

  private final Directory directory;
  private final Licensing licensing;
  private final UserView view;
  private final UserRoutes users;

  GroupRoutes(Directory directory, Licensing licensing, UserView view, UserRoutes users) {
    this.directory = directory;
    this.licensing = licensing;
    this.view = view;
    this.users = users;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/v1.0/groups", this::create),
        new Route("GET", "/v1.0/groups", this::list),
        new Route("GET", GROUP, this::get),
        new Route("PATCH", GROUP, this::update),
        new Route("DELETE", GROUP, this::delete),
        new Route("GET", MEMBERS, this::members),
        new Route("GET", MEMBERS + "/microsoft.graph.user", this::members),
        new Route("GET", MEMBERS + "/graph.user", this::members),
        new Route("POST", MEMBERS + "/$ref", this::addMember),
        new Route("DELETE", MEMBERS + "/{member}/$ref", this::removeMember),
        new Route("DELETE", MEMBERS + "/{member}", this::deleteMemberItself),
        new Route("POST", GROUP + "/assignLicense", this::assignLicense),
        new Route("GET", MEMBER_OF, this::memberOf),
        new Route("GET", MEMBER_OF + "/microsoft.graph.group", this::memberOf),
        new Route("GET", MEMBER_OF + "/graph.group", this::memberOf),
        new Route("GET", "/v1.0/users/{id}/transitiveMemberOf", this::memberOf),
        new Route("POST", "/v1.0/users/{id}/checkMemberGroups", this::checkMemberGroups));
  }

  private Reply create(Call call) {
    ObjectNode body = UserRoutes.body(call);
    for (String required :
        List.of("displayName", "mailNickname", "mailEnabled", "securityEnabled")) {
      if (!body.hasNonNull(required)) {
        throw GraphErrors.badRequest(
            "A required property is missing from the request: '" + required + "'.");
      }
    }
    Group group = make(body, false);
    call.touched(group.id, null);
    call.changed();
    return Reply.json(201, group.properties.newest());
  }

  Group make(ObjectNode body, boolean visibleAtOnce) {
    ObjectNode properties = Json.object().put("id", UUID.randomUUID().toString());
    properties.setAll(body);
    if (!properties.has("groupTypes")) {
      properties.putArray("groupTypes");
    }
    Group group = new Group(Json.text(properties, "id", ""), properties);
    directory.add(group, visibleAtOnce);
    return group;
  }

  private Reply list(Call call) {
    Optional<Filter> filter = Listing.filter(call);
    List<Group> found =
        directory.groups().stream()
            .filter(group -> group.live.at(directory.now()))
            .filter(group -> filter.isEmpty() || filter.get().holds(seen(group)))
            .toList();
    return Listing.page(directory.settings(), call, "groups", found, group -> show(group, call));
  }

  private Reply get(Call call) {
    return Reply.json(200, show(visible(call), call));
  }

  private Reply update(Call call) {
    ObjectNode body = UserRoutes.body(call);
    Group group = visible(call);
    List<String> bound = Json.texts(body, "members@odata.bind");
    body.remove("members@odata.bind");
    if (!bound.isEmpty()) {
      addAll(call, group, bound.stream().map(References::id).toList());
    }
    if (!body.isEmpty()) {
      ObjectNode next = group.properties.newest().deepCopy();
      next.setAll(body);
      group.properties.write(next, directory.now(), directory.visibleFrom());
      call.changed();
    }
    return Reply.empty(204);
  }

  private Reply delete(Call call) {
    Group group = visible(call);
    if (!group.licences.isEmpty()) {
      throw GraphErrors.badRequest("The group cannot be deleted while licenses are assigned.");
    }
    group.live.write(false, directory.now(), directory.visibleFrom());
    call.changed();
    return Reply.empty(204);
  }

  private Reply members(Call call) {
    Group group = visible(call);
    List<User> members =
        group
            .memberIds(directory.now())
            .map(directory::user)
            .filter(Objects::nonNull)
            .filter(user -> user.live.at(directory.now()))
            .toList();
    return Listing.page(
        directory.settings(),
        call,
        "directoryObjects",
        members,
        user -> view.asDirectoryObject(user, call));
  }

  private Reply addMember(Call call) {
    Group group = visible(call);
    String id = References.id(UserRoutes.body(call).path("@odata.id").asText());
    addAll(call, group, List.of(id));
    return Reply.empty(204);
  }

  /** All or none; the first member that is already there fails the whole call. */
  private void addAll(Call call, Group group, List<String> ids) {
    refuseDynamic(group);
    if (ids.size() > LARGEST_BIND) {
      throw GraphErrors.badRequest(
          "The number of references in 'members@odata.bind' exceeds the limit of 20.");
    }
    List<User> added = ids.stream().map(directory::target).toList();
    if (added.stream().anyMatch(user -> group.has(user.id))) {
      throw GraphErrors.badRequest(
          "One or more added object references already exist for the following modified properties:"
              + " 'members'.");
    }
    added.forEach(user -> set(group, user, true));
    call.touched(group.id, added.size() == 1 ? added.getFirst().text("employeeId") : null);
    call.changed();
  }

  private Reply removeMember(Call call) {
    Group group = visible(call);
    refuseDynamic(group);
    User user = directory.user(call.parameter("member"));
    if (user == null || !group.has(user.id)) {
      throw GraphErrors.notFound(call.parameter("member"));
    }
    call.touched(group.id, user.text("employeeId"));
    set(group, user, false);
    call.changed();
    return Reply.empty(204);
  }

  /** Graph's documented trap: without {@code /$ref} the member object itself is deleted. */
  private Reply deleteMemberItself(Call call) {
    visible(call);
    User user = directory.target(call.parameter("member"));
    UserRoutes.touch(call, user);
    users.softDelete(user);
    call.changed();
    return Reply.empty(204);
  }

  private Reply assignLicense(Call call) {
    Group group = visible(call);
    licensing.assign(group, UserRoutes.body(call));
    call.changed();
    return Reply.json(202, show(group, call));
  }

  private Reply memberOf(Call call) {
    User user = directory.visibleUser(call.parameter("id"));
    UserRoutes.touch(call, user);
    List<Group> found =
        directory.groups().stream()
            .filter(group -> group.live.at(directory.now()))
            .filter(group -> group.has(user.id, directory.now()))
            .toList();
    return Listing.page(
        directory.settings(),
        call,
        "directoryObjects",
        found,
        group -> asDirectoryObject(group, call));
  }

  private Reply checkMemberGroups(Call call) {
    User user = directory.visibleUser(call.parameter("id"));
    UserRoutes.touch(call, user);
    List<String> asked = Json.texts(UserRoutes.body(call), "groupIds");
    if (asked.isEmpty() || asked.size() > LARGEST_BIND) {
      throw GraphErrors.badRequest("groupIds must name 1 to 20 groups.");
    }
    List<String> member =
        directory.groups().stream()
            .filter(group -> asked.contains(group.id) && group.has(user.id, directory.now()))
            .map(group -> group.id)
            .toList();
    ObjectNode body = Json.object();
    body.set("value", Json.array(member));
    return Reply.json(200, body);
  }

  private void set(Group group, User user, boolean member) {
    group.set(user.id, member, directory.now(), directory.visibleFrom());
    user.writes++;
    if (!group.licences.isEmpty()) {
      licensing.refresh(user);
    }
  }

  private Group visible(Call call) {
    Group group = directory.visibleGroup(call.parameter("id"));
    call.touched(group.id, null);
    return group;
  }

  private static void refuseDynamic(Group group) {
    if (group.isDynamic()) {
      throw GraphErrors.badRequest(
          "Insufficient privileges: the membership of a dynamic group cannot be changed by hand.");
    }
  }

  private ObjectNode seen(Group group) {
    return group.properties.at(directory.now());
  }

  private ObjectNode show(Group group, Call call) {
    if (call.query("$select").isEmpty()) {
      return seen(group);
    }
    ObjectNode shown = Json.object();
    for (String name : UserView.selected(call)) {
      shown.set(name, seen(group).get(name));
    }
    return shown;
  }

  private ObjectNode asDirectoryObject(Group group, Call call) {
    ObjectNode object = Json.object().put("@odata.type", "#microsoft.graph.group");
    object.setAll(show(group, call));
    return object;
  }
}
