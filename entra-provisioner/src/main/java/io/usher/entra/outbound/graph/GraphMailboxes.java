// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.User;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.Mailboxes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Mailboxes, asked for in one call for several people. */
final class GraphMailboxes implements Mailboxes {

  private static final Duration WINDOW = Duration.ofMillis(25);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int IDS_PER_FILTER = 15;
  private static final String[] FIELDS = {"id", "mail", "proxyAddresses", "assignedPlans"};

  private final GraphCalls calls;
  private final Coalescer<String, Mailbox> asking =
      new Coalescer<>(WINDOW, IDS_PER_FILTER, PATIENCE, this::mailboxes);

  GraphMailboxes(GraphCalls calls) {
    this.calls = calls;
  }

  @Override
  public Mailbox of(String accountId) {
    return asking.ask(accountId);
  }

  private Map<String, Supplier<Mailbox>> mailboxes(List<String> ids) {
    String filter = "id in (" + OData.literals(ids) + ")";
    Map<String, User> users =
        calls.read(graph -> GraphLookups.living(graph, filter, FIELDS)).stream()
            .collect(Collectors.toMap(User::getId, Function.identity()));
    Map<String, Supplier<Mailbox>> mailboxes = new HashMap<>();
    for (String id : ids) {
      mailboxes.put(
          id,
          () ->
              Optional.ofNullable(users.get(id))
                  .map(KnownAccounts::mailbox)
                  .orElseThrow(
                      () ->
                          new CallFailure.Later(
                              ReasonCode.NOT_YET_VISIBLE, "The account cannot be read", null)));
    }
    return mailboxes;
  }
}
