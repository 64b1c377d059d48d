// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tenant as JSON and back. What readers did not see yet is seen after; access tokens and
 * temporary access passes are not kept.
 */
final class GraphMemory {
  private final Directory directory;
  private final Licensing licensing;

  GraphMemory(Directory directory, Licensing licensing) {
    this.directory = directory;
    this.licensing = licensing;
  }

  ObjectNode save() {
    ObjectNode state = Json.object();
    state.set("skus", Json.tree(List.copyOf(licensing.skus())));
    state.set(
        "groups", Json.list(directory.groups().stream().map(GraphMemory::groupJson).toList()));
    state.set("users", Json.list(directory.users().stream().map(GraphMemory::userJson).toList()));
    state.set("everCreated", Json.tree(directory.everCreated()));
    return state;
  }

  void putBack(JsonNode state) {
    Json.items(state.get("skus")).map(sku -> Json.value(sku, Sku.class)).forEach(licensing::offer);
    List<User> users = Json.items(state.get("users")).map(this::userOf).toList();
    List<Group> groups = Json.items(state.get("groups")).map(this::groupOf).toList();
    Map<String, Integer> created = new LinkedHashMap<>();
    state
        .path("everCreated")
        .properties()
        .forEach(entry -> created.put(entry.getKey(), entry.getValue().asInt()));
    directory.putBack(users, groups, created);
    licensing.putBack(users);
  }

  private static ObjectNode groupJson(Group group) {
    ObjectNode one = Json.object().put("id", group.id).put("live", group.isLive());
    one.set("properties", group.properties.newest());
    one.set("licences", Json.tree(group.licences));
    one.set("members", Json.array(group.memberIds().toList()));
    return one;
  }

  private Group groupOf(JsonNode saved) {
    Instant now = directory.now();
    Group group = new Group(saved.path("id").asText(), object(saved, "properties"));
    group.live.write(saved.path("live").asBoolean(), now, now);
    saved
        .path("licences")
        .fieldNames()
        .forEachRemaining(sku -> group.licences.put(sku, Json.texts(saved.path("licences"), sku)));
    Json.texts(saved, "members").forEach(id -> group.set(id, true, now, now));
    return group;
  }

  private static ObjectNode userJson(User user) {
    ObjectNode one = Json.object().put("id", user.id);
    one.put("live", user.isLive()).put("deleted", user.isDeleted());
    one.put("manager", user.manager.newest().orElse(null));
    one.put("mailboxReady", user.mailboxReady);
    one.put("mailboxDue", user.mailboxDue == null ? null : user.mailboxDue.toString());
    one.put("licencesChangedAt", user.licencesChangedAt.toString());
    one.put("sessionRevocations", user.sessionRevocations).put("writes", user.writes);
    one.set("seats", Json.array(user.seats));
    one.set("directLicences", Json.tree(user.directLicences));
    ArrayNode without = one.putArray("groupsWithoutSeat");
    user.groupsWithoutSeat.forEach(
        (sku, groups) -> without.addObject().put("sku", sku).set("groups", Json.array(groups)));
    one.set("properties", user.now());
    return one;
  }

  private User userOf(JsonNode saved) {
    Instant now = directory.now();
    User user = new User(saved.path("id").asText(), object(saved, "properties"));
    user.live.write(saved.path("live").asBoolean(), now, now);
    user.inBin.write(saved.path("deleted").asBoolean(), now, now);
    user.manager.write(Optional.ofNullable(Json.text(saved, "manager")), now, now);
    user.mailboxReady = saved.path("mailboxReady").asBoolean();
    String due = Json.text(saved, "mailboxDue");
    user.mailboxDue = due == null ? null : Instant.parse(due);
    user.licencesChangedAt =
        Instant.parse(Json.text(saved, "licencesChangedAt", "1970-01-01T00:00:00Z"));
    user.sessionRevocations = saved.path("sessionRevocations").asInt();
    user.writes = saved.path("writes").asInt();
    user.seats.addAll(Json.texts(saved, "seats"));
    JsonNode direct = saved.path("directLicences");
    direct
        .fieldNames()
        .forEachRemaining(sku -> user.directLicences.put(sku, Json.texts(direct, sku)));
    Json.items(saved.get("groupsWithoutSeat"))
        .forEach(
            one ->
                user.groupsWithoutSeat.put(
                    Json.text(one, "sku", ""), new LinkedHashSet<>(Json.texts(one, "groups"))));
    return user;
  }

  private static ObjectNode object(JsonNode saved, String field) {
    if (saved.get(field) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("a saved object lacks its " + field);
  }
}
