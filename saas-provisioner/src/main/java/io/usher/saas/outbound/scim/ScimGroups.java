// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.saas.domain.AppAccounts.Membership;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Memberships, by differences only: a list of members is never sent or read as a whole (RFC 7644
 * section 3.5.2).
 */
final class ScimGroups {

  private static final Duration WINDOW = Duration.ofMillis(20);
  private static final Duration REMEMBER_MISSING = Duration.ofSeconds(10);

  private final ScimHttp http;
  private final ScimDialect dialect;
  private final Clock clock;
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Map<String, Instant> missing = new ConcurrentHashMap<>();
  private final ReentrantLock looking = new ReentrantLock();
  private final MemberBatches<Key> batches;

  /** What goes into one request. */
  private record Key(String groupId, boolean member, AppPace pace) {}

  ScimGroups(ScimHttp http, ScimDialect dialect, Clock clock) {
    this.http = http;
    this.dialect = dialect;
    this.clock = clock;
    this.batches = new MemberBatches<>(WINDOW, dialect.grouping().maxMembers());
  }

  Membership set(String userId, String group, boolean member, AppPace pace) {
    Optional<String> groupId = idOf(group, pace);
    if (groupId.isEmpty()) {
      return Membership.GROUP_UNKNOWN;
    }
    batches.send(
        new Key(groupId.get(), member, pace),
        userId,
        users -> send(group, groupId.get(), users, member, pace));
    return Membership.DONE;
  }

  private void send(
      String group, String groupId, List<String> users, boolean member, AppPace pace) {
    ScimReply reply =
        http.write("PATCH", "/Groups/" + Queries.encode(groupId), body(users, member), pace);
    if (reply.succeeded() || (member && reply.conflict())) {
      return;
    }
    if (reply.notFound()) {
      ids.remove(group, groupId);
      if (users.size() == 1) {
        gone(member);
        return;
      }
    }
    throw reply.refused("A change of group " + group);
  }

  /** Who is not there is out already; to get in, the group or the account is looked up again. */
  private static void gone(boolean member) {
    if (member) {
      throw new CallFailure.Later(
          ReasonCode.NOT_YET_VISIBLE, "The group or the account was not there", null);
    }
  }

  private ObjectNode body(List<String> users, boolean member) {
    ObjectNode patch = ScimUser.patchOf();
    ArrayNode operations = patch.putArray("Operations");
    boolean byPath = dialect.grouping().removal() == ScimDialect.MemberRemoval.FILTER_PATH;
    if (!member && byPath) {
      for (String user : users) {
        operations
            .addObject()
            .put("op", "remove")
            .put("path", "members[" + Queries.equal("value", user) + "]");
      }
      return patch;
    }
    ArrayNode values =
        operations
            .addObject()
            .put("op", member ? "add" : "remove")
            .put("path", "members")
            .putArray("value");
    users.forEach(user -> values.addObject().put("value", user));
    return patch;
  }

  private Optional<String> idOf(String group, AppPace pace) {
    String known = ids.get(group);
    if (known != null) {
      return Optional.of(known);
    }
    looking.lock();
    try {
      String found = ids.get(group);
      Instant notBefore = missing.get(group);
      if (found != null) {
        return Optional.of(found);
      }
      if (notBefore != null && clock.instant().isBefore(notBefore)) {
        return Optional.empty();
      }
      return lookUp(group, pace);
    } finally {
      looking.unlock();
    }
  }

  private Optional<String> lookUp(String group, AppPace pace) {
    String only = dialect.grouping().excludesMembers() ? "&excludedAttributes=members" : "";
    ScimReply reply =
        http.get(
            "/Groups?filter=" + Queries.encode(Queries.equal("displayName", group)) + only, pace);
    if (!reply.succeeded() && !reply.notFound()) {
      throw reply.refused("The look-up of group " + group);
    }
    for (JsonNode resource : reply.body().path("Resources")) {
      if (resource.path("displayName").asText("").equals(group)) {
        String id = resource.path("id").asText();
        ids.put(group, id);
        missing.remove(group);
        return Optional.of(id);
      }
    }
    missing.put(group, clock.instant().plus(REMEMBER_MISSING));
    return Optional.empty();
  }
}
