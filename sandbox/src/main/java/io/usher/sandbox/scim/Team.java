// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/** One group of an app. Guarded by the app's lock. */
final class Team {
  final String id;
  String displayName;
  String externalId = "";
  final Set<String> memberIds = new LinkedHashSet<>();

  Team(String id, String displayName) {
    this.id = id;
    this.displayName = displayName;
  }

  ObjectNode save() {
    ObjectNode one = Json.object().put("id", id).put("displayName", displayName);
    one.put("externalId", externalId).set("members", Json.array(memberIds));
    return one;
  }

  /** Reads what {@link #save} wrote. */
  static Team of(JsonNode saved) {
    Team team = new Team(saved.path("id").asText(), saved.path("displayName").asText());
    team.externalId = saved.path("externalId").asText();
    team.memberIds.addAll(Json.texts(saved, "members"));
    return team;
  }
}
