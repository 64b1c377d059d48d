// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.saas.outbound.scim.OddServer.Refusal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the odd server holds. Its callers hold its lock. */
final class OddResources {

  private static final Pattern ONE_MEMBER = Pattern.compile("members\\[value eq (\".*\")]");
  private static final Set<String> PLAIN =
      Set.of("externalId", "userName", "displayName", "title", "active", "emails");
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  private final Map<String, ObjectNode> users = new LinkedHashMap<>();
  private final Map<String, String> groups = new LinkedHashMap<>();
  private final Map<String, Set<String>> members = new LinkedHashMap<>();

  /** Makes a group. */
  void addGroup(String name) {
    String id = "g/" + groups.size() + "?&=#%25 ;é";
    groups.put(id, name);
    members.put(id, new LinkedHashSet<>());
  }

  int userCount() {
    return users.size();
  }

  ObjectNode create(ObjectNode user) {
    unique(user, "");
    String id = "u/" + users.size() + " \"x\"\\?a=b&c#d+%41é";
    user.put("id", id);
    if (!user.has("active")) {
      throw new Refusal(400, "invalidValue");
    }
    user.withArray("schemas").add("urn:acme:scim:schemas:extension:odd:9.9:Thing");
    user.putObject("urn:acme:scim:schemas:extension:odd:9.9:Thing").put("id", "no id of a user");
    users.put(id, user);
    return user(id);
  }

  ObjectNode user(String id) {
    ObjectNode user = known(users.get(id)).deepCopy();
    ArrayNode in = user.putArray("groups");
    members.forEach(
        (group, ids) -> {
          if (ids.contains(id)) {
            in.addObject()
                .put("value", group)
                .put("display", groups.get(group))
                .put("type", "direct");
          }
        });
    user.putObject("meta").put("resourceType", "User").put("location", "/relative");
    return user;
  }

  ObjectNode group(String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("displayName", known(groups.get(id)));
  }

  /** User names and names of groups are compared without case, other texts exactly. */
  List<ObjectNode> find(boolean ofUsers, String attribute, String value) {
    if (ofUsers && !Set.of("userName", "externalId").contains(attribute)) {
      throw new Refusal(400, "invalidFilter");
    }
    return ofUsers
        ? users.keySet().stream()
            .map(this::user)
            .filter(user -> equal(attribute, user.path(attribute).asText(), value))
            .toList()
        : groups.keySet().stream()
            .map(this::group)
            .filter(group -> group.path("displayName").asText().equalsIgnoreCase(value))
            .toList();
  }

  private static boolean equal(String attribute, String one, String other) {
    return attribute.equals("userName") ? one.equalsIgnoreCase(other) : one.equals(other);
  }

  /** Atomic: a bad operation leaves everything as it was. */
  void patchUser(String id, JsonNode operations) {
    ObjectNode next = known(users.get(id)).deepCopy();
    for (JsonNode operation : operations) {
      String path = operation.path("path").asText();
      JsonNode value =
          operation.path("op").asText().equals("remove") ? null : operation.get("value");
      if (PLAIN.contains(path)) {
        put(next, path, value);
      } else if (path.startsWith("name.")) {
        put(next.withObjectProperty("name"), path.substring("name.".length()), value);
      } else if (path.equals(ENTERPRISE + ":department")) {
        put(next.withObjectProperty(ENTERPRISE), "department", value);
      } else {
        throw new Refusal(400, "invalidPath");
      }
    }
    unique(next, id);
    users.put(id, next);
  }

  private static void put(ObjectNode where, String name, @Nullable JsonNode value) {
    if (value == null) {
      where.remove(name);
    } else {
      where.set(name, value);
    }
  }

  void patchGroup(String id, JsonNode operations) {
    known(groups.get(id));
    Set<String> next = new LinkedHashSet<>(known(members.get(id)));
    for (JsonNode operation : operations) {
      String path = operation.path("path").asText();
      Matcher one = ONE_MEMBER.matcher(path);
      if (operation.path("op").asText().equals("add") && path.equals("members")) {
        operation
            .path("value")
            .forEach(member -> next.add(existing(member.path("value").asText())));
      } else if (operation.path("op").asText().equals("remove") && one.matches()) {
        if (!next.remove(OddServer.text(one.group(1)))) {
          throw new Refusal(400, "noTarget");
        }
      } else {
        throw new Refusal(400, "invalidPath");
      }
    }
    members.put(id, next);
  }

  private String existing(String user) {
    if (!users.containsKey(user)) {
      throw new Refusal(400, "invalidValue");
    }
    return user;
  }

  private void unique(ObjectNode user, String ownId) {
    boolean taken =
        users.entrySet().stream()
            .filter(other -> !other.getKey().equals(ownId))
            .anyMatch(
                other ->
                    other
                        .getValue()
                        .path("userName")
                        .asText()
                        .equalsIgnoreCase(user.path("userName").asText()));
    if (taken) {
      throw new Refusal(409, "uniqueness");
    }
  }

  private static <T> T known(@Nullable T resource) {
    if (resource == null) {
      throw new Refusal(404, "");
    }
    return resource;
  }
}
