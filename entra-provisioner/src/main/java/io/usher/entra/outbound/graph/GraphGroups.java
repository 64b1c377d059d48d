// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.ReferenceCreate;
import io.usher.entra.outbound.graph.GraphFailures.Subject;
import io.usher.kit.lane.Urgency;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Memberships. People who join one group at about the same time join in one call of up to twenty;
 * that call is all or nothing, so when one of them is in the group already, or is not visible yet,
 * each joins alone.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/group-post-members">add members</a>
 */
final class GraphGroups {

  private static final Duration WINDOW = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MEMBERS_PER_CALL = 20;

  private final GraphCalls calls;
  private final String directoryObjects;
  private final Map<String, Coalescer<String, Boolean>> joining = new ConcurrentHashMap<>();

  GraphGroups(GraphCalls calls, URI baseUrl) {
    this.calls = calls;
    this.directoryObjects = baseUrl + "/directoryObjects/";
  }

  /** Adds a member; being one already is success. */
  void add(String groupId, String userId) {
    joining
        .computeIfAbsent(
            groupId,
            id -> new Coalescer<>(WINDOW, MEMBERS_PER_CALL, PATIENCE, users -> join(id, users)))
        .ask(userId);
  }

  private Map<String, Supplier<Boolean>> join(String groupId, List<String> users) {
    Map<String, Supplier<Boolean>> joined = new HashMap<>();
    if (users.size() > 1 && joinTogether(groupId, users)) {
      users.forEach(user -> joined.put(user, () -> true));
    } else {
      users.forEach(user -> joined.put(user, () -> joinAlone(groupId, user)));
    }
    return joined;
  }

  private boolean joinTogether(String groupId, List<String> users) {
    List<String> references = users.stream().map(user -> directoryObjects + user).toList();
    return calls.write(
        Urgency.NORMAL,
        Subject.TENANT,
        graph -> {
          Group members = new Group();
          members.setAdditionalData(new HashMap<>(Map.of("members@odata.bind", references)));
          var unused = graph.groups().byGroupId(groupId).patch(members);
          return true;
        },
        error ->
            GraphFailures.alreadyMember(error) || GraphFailures.notFound(error)
                ? Optional.of(false)
                : Optional.empty());
  }

  private boolean joinAlone(String groupId, String user) {
    return calls.write(
        Urgency.NORMAL,
        Subject.TENANT,
        graph -> {
          ReferenceCreate reference = new ReferenceCreate();
          reference.setOdataId(directoryObjects + user);
          graph.groups().byGroupId(groupId).members().ref().post(reference);
          return true;
        },
        error -> GraphFailures.alreadyMember(error) ? Optional.of(true) : Optional.empty());
  }

  /** Removes a member; not being one is success. Always by reference: never the user itself. */
  boolean remove(String groupId, String userId, Urgency urgency) {
    return calls.write(
        urgency,
        Subject.TENANT,
        graph -> {
          graph.groups().byGroupId(groupId).members().byDirectoryObjectId(userId).ref().delete();
          return true;
        },
        error -> GraphFailures.alreadyGone(error) ? Optional.of(true) : Optional.empty());
  }
}
