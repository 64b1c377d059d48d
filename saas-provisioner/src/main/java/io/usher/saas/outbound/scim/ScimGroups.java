// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.kit.call.CombinedCalls;
import io.usher.saas.domain.AppAccounts.Membership;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Memberships, by differences only: a list of members is never sent or read as a whole (RFC 7644
 * section 3.5.2).
 */
final class ScimGroups {

  private static final Duration WINDOW = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration REMEMBER_MISSING = Duration.ofSeconds(10);

  private final ScimHttp http;
  private final ScimDialect dialect;
  private final Clock clock;
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Map<String, Instant> missing = new ConcurrentHashMap<>();
  private final ReentrantLock looking = new ReentrantLock();
  private final Map<Change, CombinedCalls<String, Membership>> changes = new ConcurrentHashMap<>();

  /** What goes into one request. */
  private record Change(String group, String groupId, boolean member, AppPace pace) {}

  ScimGroups(ScimHttp http, ScimDialect dialect, Clock clock) {
    this.http = http;
    this.dialect = dialect;
    this.clock = clock;
  }

  Membership set(String userId, String group, boolean member, AppPace pace) {
    Optional<String> groupId = idOf(group, pace);
    if (groupId.isEmpty()) {
      return Membership.GROUP_UNKNOWN;
    }
    try {
      return changes
          .computeIfAbsent(new Change(group, groupId.get(), member, pace), this::combined)
          .ask(userId);
    } catch (CallFailure.Refused refused) {
      if (refused.reason().code() == ReasonCode.TARGET_PERMISSION_MISSING) {
        return Membership.NOT_PERMITTED;
      }
      throw refused;
    }
  }

  private CombinedCalls<String, Membership> combined(Change change) {
    return new CombinedCalls<>(
        WINDOW, dialect.grouping().maxMembers(), PATIENCE, users -> send(change, users));
  }

  /** A request that the app refuses is sent again one by one: nobody pays for another's trouble. */
  private Map<String, Supplier<Membership>> send(Change change, List<String> users) {
    boolean together = users.size() > 1 && sentTogether(change, users);
    Map<String, Supplier<Membership>> sent = new HashMap<>();
    for (String user : users) {
      sent.put(user, () -> together ? Membership.DONE : sentAlone(change, user));
    }
    return sent;
  }

  /** False when the app refused it: a PATCH is atomic, so of several people nobody was changed. */
  private boolean sentTogether(Change change, List<String> users) {
    return patch(change, users).succeeded();
  }

  private Membership sentAlone(Change change, String user) {
    ScimReply reply = patch(change, List.of(user));
    if (reply.succeeded()) {
      return Membership.DONE;
    }
    if (reply.notFound()) {
      return gone(change);
    }
    if (isSoAlready(reply, change, user)) {
      return Membership.DONE;
    }
    throw reply.refused("A change of group " + change.group());
  }

  private ScimReply patch(Change change, List<String> users) {
    String path = "/Groups/" + Queries.encode(change.groupId());
    ScimReply reply = http.write("PATCH", path, body(users, change.member()), change.pace());
    if (reply.notFound()) {
      ids.remove(change.group(), change.groupId());
    }
    return reply;
  }

  /**
   * To be a member already, or none, is what was wanted. Apps tell it in ways of their own; where
   * the answer does not say it, the account does.
   */
  private boolean isSoAlready(ScimReply reply, Change change, String user) {
    if (change.member() ? reply.conflict() : reply.noTarget()) {
      return true;
    }
    if (!reply.badRequest() || !dialect.grouping().shownOnUser()) {
      return false;
    }
    ScimReply account = http.get("/Users/" + Queries.encode(user), change.pace());
    JsonNode groups = account.body().path("groups");
    return account.succeeded()
        && groups.isArray()
        && change.member() == isAmong(groups, change.groupId());
  }

  private static boolean isAmong(JsonNode groups, String groupId) {
    for (JsonNode group : groups) {
      if (group.path("value").asText().equals(groupId)) {
        return true;
      }
    }
    return false;
  }

  /** Who is not there is out already; to get in, the group or the account is looked up again. */
  private static Membership gone(Change change) {
    if (change.member()) {
      throw new CallFailure.Later(
          ReasonCode.NOT_YET_VISIBLE, "The group or the account was not there", null);
    }
    return Membership.DONE;
  }

  /**
   * Who goes is named in the path, never in a value: {@code remove members} takes everybody out,
   * with a value or without (RFC 7644 section 3.5.2.2).
   */
  private static ObjectNode body(List<String> users, boolean member) {
    ObjectNode patch = ScimUser.patchOf();
    ArrayNode operations = patch.putArray("Operations");
    if (member) {
      ArrayNode values =
          operations.addObject().put("op", "add").put("path", "members").putArray("value");
      users.forEach(user -> values.addObject().put("value", user));
      return patch;
    }
    for (String user : users) {
      operations
          .addObject()
          .put("op", "remove")
          .put("path", "members[" + Queries.equal("value", user) + "]");
    }
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
    String filter = Queries.encode(Queries.equal("displayName", group));
    for (JsonNode resource :
        http.find("/Groups?filter=" + filter + only, "The look-up of group " + group, pace)) {
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
