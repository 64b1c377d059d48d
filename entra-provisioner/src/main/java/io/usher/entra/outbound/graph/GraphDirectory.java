// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.graph.models.ReferenceUpdate;
import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.ApiException;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressHolder;
import io.usher.entra.domain.Applied;
import io.usher.entra.domain.Creation;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.NewAccount;
import io.usher.entra.domain.Precedence;
import io.usher.entra.outbound.graph.GraphFailures.Subject;
import io.usher.kit.lane.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Microsoft Entra ID through Microsoft Graph. */
final class GraphDirectory implements Directory {

  private static final Duration NOT_THERE_AGAIN = Duration.ofMinutes(15);

  private final GraphCalls calls;
  private final GraphParts parts;
  private final FirstPasswords passwords = new FirstPasswords();
  private final FewTries creating = new FewTries();
  private final Clock clock;

  GraphDirectory(GraphCalls calls, GraphParts parts, Clock clock) {
    this.calls = calls;
    this.parts = parts;
    this.clock = clock;
  }

  @Override
  public Finding find(AccountQuery query) {
    return parts.lookups().find(query);
  }

  @Override
  public Optional<AddressHolder> holderOf(Address address) {
    return parts.lookups().holderOf(address);
  }

  @Override
  public Creation create(NewAccount account) {
    return calls.write(
        Urgency.NORMAL,
        Subject.TENANT,
        graph -> {
          User answer = graph.users().post(GraphUsers.created(account, passwords.next()));
          creating.over(account.address().text());
          return new Creation.Created(parts.known().created(answer, account));
        },
        error -> notCreated(account, error));
  }

  private Optional<Creation> notCreated(NewAccount account, ApiException error) {
    if (GraphFailures.conflict(error)) {
      return Optional.of(new Creation.Conflict());
    }
    if (GraphFailures.mayPass(error) && creating.again(account.address().text())) {
      throw GraphFailures.passing(error);
    }
    return Optional.empty();
  }

  @Override
  public Applied apply(String accountId, List<EntraEffect> step, Precedence precedence) {
    Urgency urgency = urgency(precedence);
    return switch (step.getFirst()) {
      case EntraEffect.AssignLicence assign -> parts.licences().apply(accountId, step, urgency);
      case EntraEffect.RemoveLicence remove -> parts.licences().apply(accountId, step, urgency);
      case EntraEffect.DisableSignIn disable ->
          write(Urgency.LEAVER, graph -> enabled(graph, accountId, false));
      case EntraEffect.RevokeSessions revoke ->
          write(Urgency.LEAVER, graph -> revokeSessions(graph, accountId));
      case EntraEffect.EnableSignIn enable ->
          write(urgency, graph -> enabled(graph, accountId, true));
      case EntraEffect.UpdateUser update ->
          write(urgency, graph -> patch(graph, accountId, GraphUsers.changed(update)));
      case EntraEffect.RestoreUser restore -> write(urgency, graph -> restore(graph, accountId));
      case EntraEffect.DeleteUser delete -> delete(accountId, urgency);
      case EntraEffect.AddToGroup add -> join(accountId, add.group());
      case EntraEffect.RemoveFromGroup leave -> leave(accountId, leave.group(), urgency);
      case EntraEffect.SetManager manager ->
          setManager(accountId, manager.managerAccountId(), urgency);
      case EntraEffect.RemoveManager nobody -> removeManager(accountId, urgency);
      case EntraEffect.CreateUser create ->
          throw new IllegalArgumentException("An account is made by create");
    };
  }

  private static Urgency urgency(Precedence precedence) {
    return switch (precedence) {
      case LEAVER -> Urgency.LEAVER;
      case NORMAL -> Urgency.NORMAL;
      case BACKGROUND -> Urgency.BACKGROUND;
    };
  }

  private Applied write(Urgency urgency, Consumer<GraphServiceClient> call) {
    return calls.write(
        urgency,
        Subject.PERSON,
        graph -> {
          call.accept(graph);
          return Applied.done();
        },
        error -> Optional.empty());
  }

  /** Not being there is success. */
  private Applied undo(Urgency urgency, Consumer<GraphServiceClient> call) {
    return calls.write(
        urgency,
        Subject.PERSON,
        graph -> {
          call.accept(graph);
          return Applied.done();
        },
        error -> GraphFailures.alreadyGone(error) ? Optional.of(Applied.done()) : Optional.empty());
  }

  private static void enabled(GraphServiceClient graph, String accountId, boolean enabled) {
    User user = new User();
    user.setAccountEnabled(enabled);
    patch(graph, accountId, user);
  }

  private static void patch(GraphServiceClient graph, String accountId, User user) {
    var unused = graph.users().byUserId(accountId).patch(user);
  }

  /** The answer is 200 with a body by practice, 204 by the page. */
  private static void revokeSessions(GraphServiceClient graph, String accountId) {
    var unused = graph.users().byUserId(accountId).revokeSignInSessions().post();
  }

  private static void restore(GraphServiceClient graph, String accountId) {
    var unused = graph.directory().deletedItems().byDirectoryObjectId(accountId).restore().post();
  }

  private Applied delete(String accountId, Urgency urgency) {
    return undo(urgency, graph -> graph.users().byUserId(accountId).delete());
  }

  /** A manager whose account somebody has deleted must not hold up the rest of the person. */
  private Applied setManager(String accountId, String managerId, Urgency urgency) {
    return calls.write(
        urgency,
        Subject.PERSON,
        graph -> {
          referToManager(graph, accountId, managerId);
          return Applied.done();
        },
        error ->
            GraphFailures.notFound(error) && deleted(managerId)
                ? Optional.of(managerDeleted())
                : Optional.empty());
  }

  /** False also for one that cannot be seen at all: it may have been made a moment ago. */
  private boolean deleted(String accountId) {
    AccountQuery query = new AccountQuery(Optional.of(accountId), false, Optional.empty());
    return find(query) instanceof Finding.One one && one.account().state().deleted();
  }

  private Applied managerDeleted() {
    return new Applied.LeftOut(
        Reason.of(ReasonCode.MANAGER_NOT_YET, "The manager's account is deleted")
            .retriedAt(clock.instant().plus(NOT_THERE_AGAIN)));
  }

  private void referToManager(GraphServiceClient graph, String accountId, String managerId) {
    ReferenceUpdate reference = new ReferenceUpdate();
    reference.setOdataId(parts.baseUrl() + "/users/" + managerId);
    graph.users().byUserId(accountId).manager().ref().put(reference);
  }

  private Applied removeManager(String accountId, Urgency urgency) {
    return undo(urgency, graph -> graph.users().byUserId(accountId).manager().ref().delete());
  }

  private Applied join(String accountId, String group) {
    Optional<String> id = parts.catalogue().groupId(group);
    if (id.isEmpty()) {
      return unknown(group);
    }
    return named(group, parts.groups().add(id.get(), accountId)) instanceof Applied.LeftOut left
        ? left
        : joined(group);
  }

  private Applied joined(String group) {
    return parts.catalogue().groupBringsMailbox(group)
        ? new Applied.Done(Optional.of(Mailbox.AWAITED))
        : Applied.done();
  }

  private Applied leave(String accountId, String group, Urgency urgency) {
    Optional<String> id = parts.catalogue().groupId(group);
    if (id.isEmpty()) {
      return unknown(group);
    }
    return named(group, parts.groups().remove(id.get(), accountId, urgency));
  }

  private static Applied named(String group, Applied applied) {
    return switch (applied) {
      case Applied.Done done -> done;
      case Applied.LeftOut(Reason why) ->
          new Applied.LeftOut(
              new Reason(
                  why.code(),
                  why.message() + " for the group " + group,
                  why.field(),
                  why.retryAt()));
    };
  }

  private Applied unknown(String group) {
    return new Applied.LeftOut(
        Reason.of(ReasonCode.GROUP_UNKNOWN, "The tenant has no group, or several, named " + group)
            .retriedAt(clock.instant().plus(NOT_THERE_AGAIN)));
  }
}
