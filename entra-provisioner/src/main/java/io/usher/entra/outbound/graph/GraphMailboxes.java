// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.User;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.Mailboxes;
import io.usher.entra.outbound.graph.GraphFailures.Subject;
import io.usher.kit.call.CombinedCalls;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Mailboxes, asked for in one call for several people; one by one where a filter by id is not
 * taken.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/user">filters of users</a>
 */
final class GraphMailboxes implements Mailboxes {

  private static final Duration WINDOW = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int IDS_PER_FILTER = 15;
  private static final String[] FIELDS = {
    "id", "mail", "proxyAddresses", "assignedPlans", "assignedLicenses"
  };

  private final GraphCalls calls;
  private final KnownAccounts known;
  private final CombinedCalls<String, Mailbox> asking =
      new CombinedCalls<>(WINDOW, IDS_PER_FILTER, PATIENCE, this::mailboxes);

  GraphMailboxes(GraphCalls calls, KnownAccounts known) {
    this.calls = calls;
    this.known = known;
  }

  @Override
  public Mailbox of(String accountId) {
    return asking.ask(accountId);
  }

  private Map<String, Supplier<Mailbox>> mailboxes(List<String> ids) {
    Map<String, Supplier<Mailbox>> mailboxes = new HashMap<>();
    if (ids.size() == 1) {
      ids.forEach(id -> mailboxes.put(id, () -> alone(id)));
      return mailboxes;
    }
    try {
      Map<String, User> users = together(ids);
      ids.forEach(id -> mailboxes.put(id, () -> seen(Optional.ofNullable(users.get(id)))));
    } catch (CallFailure.Refused | CallFailure.Misconfigured noFilter) {
      ids.forEach(id -> mailboxes.put(id, () -> alone(id)));
    }
    return mailboxes;
  }

  private Map<String, User> together(List<String> ids) {
    String filter = OData.anyOf("id", ids);
    return calls.all(Subject.TENANT, GraphCollections.living(filter, FIELDS)).stream()
        .collect(Collectors.toMap(User::getId, Function.identity(), (one, again) -> one));
  }

  private Mailbox alone(String id) {
    return seen(
        calls.read(
            graph ->
                Optional.of(
                    graph
                        .users()
                        .byUserId(id)
                        .get(request -> request.queryParameters.select = FIELDS)),
            error ->
                GraphFailures.notFound(error) ? Optional.of(Optional.empty()) : Optional.empty()));
  }

  private Mailbox seen(Optional<User> user) {
    return user.map(known::mailbox)
        .orElseThrow(
            () ->
                new CallFailure.Later(
                    ReasonCode.NOT_YET_VISIBLE, "The account cannot be read", null));
  }
}
