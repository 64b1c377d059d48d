// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.kiota.ApiException;
import io.usher.core.CallFailure;
import io.usher.entra.domain.Applied;
import io.usher.entra.outbound.graph.GraphFailures.Subject;
import io.usher.kit.call.CombinedCalls;
import io.usher.kit.lane.Urgency;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Memberships. People who join one group at about the same time join in one call of up to twenty;
 * that call is all or nothing, so when it is refused (one of them is in the group already, or is
 * not visible yet) each joins alone. A group that Graph does not let us change is left out.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/group-post-members">add members</a>
 */
final class GraphGroups {

  private static final Duration WINDOW = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MEMBERS_PER_CALL = 20;

  /** Somebody has to change the group or our permissions first. */
  private static final Duration REFUSED_AGAIN = Duration.ofHours(1);

  private final GraphCalls calls;
  private final String directoryObjects;
  private final Clock clock;
  private final Map<String, CombinedCalls<String, Applied>> joining = new ConcurrentHashMap<>();

  /**
   * @param root of the API, without a slash at the end
   */
  GraphGroups(GraphCalls calls, URI root, Clock clock) {
    this.calls = calls;
    this.directoryObjects = root + "/directoryObjects/";
    this.clock = clock;
  }

  /** Adds a member; being one already is success. Left out when the group takes none. */
  Applied add(String groupId, String userId) {
    return joining
        .computeIfAbsent(
            groupId,
            id -> new CombinedCalls<>(WINDOW, MEMBERS_PER_CALL, PATIENCE, users -> join(id, users)))
        .ask(userId);
  }

  private Map<String, Supplier<Applied>> join(String groupId, List<String> users) {
    Map<String, Supplier<Applied>> joined = new HashMap<>();
    Optional<Applied> together = users.size() > 1 ? joinTogether(groupId, users) : Optional.empty();
    for (String user : users) {
      joined.put(user, () -> together.orElseGet(() -> joinAlone(groupId, user)));
    }
    return joined;
  }

  /** Empty when one of them may be to blame, whatever Graph says: then each goes alone. */
  private Optional<Applied> joinTogether(String groupId, List<String> users) {
    List<String> references = users.stream().map(user -> directoryObjects + user).toList();
    try {
      return calls.write(
          Urgency.NORMAL,
          Subject.ANY_PERSON,
          graph -> {
            Group members = new Group();
            members.setAdditionalData(new HashMap<>(Map.of("members@odata.bind", references)));
            var unused = graph.groups().byGroupId(groupId).patch(members);
            return Optional.of(Applied.done());
          },
          error -> {
            if (GraphFailures.groupForbidden(error)) {
              return Optional.of(Optional.of(leftOut(error)));
            }
            return GraphFailures.notFound(error) ? Optional.of(Optional.empty()) : Optional.empty();
          });
    } catch (CallFailure.Refused oneOfThem) {
      return Optional.empty();
    }
  }

  private Applied joinAlone(String groupId, String user) {
    return calls.write(
        Urgency.NORMAL,
        Subject.ANY_PERSON,
        graph -> {
          ReferenceCreate reference = new ReferenceCreate();
          reference.setOdataId(directoryObjects + user);
          graph.groups().byGroupId(groupId).members().ref().post(reference);
          return Applied.done();
        },
        error -> GraphFailures.alreadyMember(error) ? Optional.of(Applied.done()) : refused(error));
  }

  /** Removes a member; not being one is success. Always by reference: never the user itself. */
  Applied remove(String groupId, String userId, Urgency urgency) {
    return calls.write(
        urgency,
        Subject.ANY_PERSON,
        graph -> {
          graph.groups().byGroupId(groupId).members().byDirectoryObjectId(userId).ref().delete();
          return Applied.done();
        },
        error -> GraphFailures.alreadyGone(error) ? Optional.of(Applied.done()) : refused(error));
  }

  /** A group that lets nobody in or out keeps neither this person nor others from the rest. */
  private Optional<Applied> refused(ApiException error) {
    return GraphFailures.groupRefuses(error) ? Optional.of(leftOut(error)) : Optional.empty();
  }

  private Applied leftOut(ApiException error) {
    return new Applied.LeftOut(
        GraphFailures.groupRefusal(error).retriedAt(clock.instant().plus(REFUSED_AGAIN)));
  }
}
