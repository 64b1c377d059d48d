// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /Users}. */
final class AccountRoutes {
  private final Dialect dialect;
  private final Workspace workspace;
  private final ScimWire wire;

  AccountRoutes(Dialect dialect, Workspace workspace, ScimWire wire) {
    this.dialect = dialect;
    this.workspace = workspace;
    this.wire = wire;
  }

  List<Route> routes() {
    String users = dialect.base() + "/Users";
    return List.of(
        new Route("POST", users, this::create),
        new Route("GET", users, this::list),
        new Route("GET", users + "/{id}", this::get),
        new Route("PUT", users + "/{id}", this::put),
        new Route("PATCH", users + "/{id}", this::patch),
        new Route("DELETE", users + "/{id}", this::delete));
  }

  private Reply create(Call call) {
    ObjectNode user = wire.body(call);
    String id = dialect.newUserId(workspace.random);
    user.remove(List.of("id", "meta", "groups"));
    user.put("id", id);
    user.put("active", user.path("active").asBoolean(true));
    if (!user.path("schemas").isArray()) {
      throw wire.error(400, "invalidSyntax", "schemas is required");
    }
    nameAsKept(user);
    check(user, "");
    dialect.decorate(user, workspace.random);
    String now = workspace.now().toString();
    user.putObject("meta").put("resourceType", "User").put("created", now).put("lastModified", now);
    Account account = new Account(id, user);
    workspace.add(account);
    touch(call, account);
    call.changed();
    return wire.reply(201, wire.show(account, call))
        .with("Location", wire.location(call, "Users", id));
  }

  private Reply list(Call call) {
    Optional<String> text = call.query("filter");
    Optional<EqFilter> filter = text.flatMap(value -> EqFilter.parse(value, dialect.userFilters()));
    if (text.isPresent() && filter.isEmpty()) {
      throw wire.error(400, "invalidFilter", "This filter is not supported");
    }
    List<Account> found =
        filter
            .map(wanted -> workspace.everNamed(wanted.value()).filter(wanted::holds))
            .orElseGet(() -> workspace.accounts.values().stream())
            .toList();
    if (found.size() == 1) {
      touch(call, found.getFirst());
    }
    return wire.list(call, found.stream().map(account -> wire.show(account, call)).toList());
  }

  private Reply get(Call call) {
    return wire.reply(200, wire.show(account(call), call));
  }

  private Reply put(Call call) {
    Account account = account(call);
    ObjectNode body = wire.body(call);
    ObjectNode next = dialect.putClears() ? Json.object() : account.resource.deepCopy();
    next.setAll(body);
    for (String kept : List.of("id", "meta", AtlassianDialect.EXTENSION)) {
      JsonNode value = account.resource.get(kept);
      if (value != null) {
        next.set(kept, value);
      }
    }
    next.remove("groups");
    if (!next.has("active")) {
      next.put("active", account.isActive());
    }
    store(call, account, next);
    return wire.reply(200, wire.show(account, call));
  }

  private Reply patch(Call call) {
    Account account = account(call);
    ObjectNode next = applied(wire.body(call), account.resource.deepCopy());
    store(call, account, next);
    return wire.reply(200, wire.show(account, call));
  }

  private Reply delete(Call call) {
    Account account = account(call);
    if (dialect.deleteRemoves()) {
      workspace.accounts.remove(account.id);
      workspace.teamsOf(account.id).forEach(team -> team.memberIds.remove(account.id));
      call.changed();
      return Reply.empty(204);
    }
    store(call, account, account.resource.deepCopy().put("active", false));
    return Reply.empty(204);
  }

  private ObjectNode applied(ObjectNode request, ObjectNode resource) {
    Json.items(request.get("Operations"))
        .filter(JsonNode::isObject)
        .forEach(
            operation ->
                ((ObjectNode) operation)
                    .put("op", Json.text(operation, "op", "").toLowerCase(Locale.ROOT)));
    try {
      PatchRequest patch =
          JsonUtils.getObjectReader().forType(PatchRequest.class).readValue(Json.bytes(request));
      GenericScimResource target = new GenericScimResource(resource);
      patch.apply(target);
      ObjectNode result = target.getObjectNode();
      if (result.path("active").isTextual()) {
        result.put("active", Boolean.parseBoolean(result.get("active").asText()));
      }
      return result;
    } catch (ScimException e) {
      String type = e.getScimError().getScimType();
      throw wire.error(400, type == null ? "invalidValue" : type, "The PATCH cannot be applied");
    } catch (IOException | IllegalArgumentException e) {
      throw wire.error(400, "invalidSyntax", "The PATCH cannot be read");
    }
  }

  /** Keeps the new state if it is acceptable; a deactivation may be seen later, or be ignored. */
  private void store(Call call, Account account, ObjectNode next) {
    nameAsKept(next);
    check(next, account.id);
    refuse(dialect.complaint(account.resource, next));
    boolean wasActive = account.isActive();
    if (wasActive && call.isDeactivationIgnored()) {
      next.put("active", true);
    }
    next.put("id", account.id);
    boolean changed = !next.equals(account.resource);
    if (!changed) {
      return;
    }
    next.withObject("/meta").put("lastModified", workspace.now().toString());
    account.resource = next;
    workspace.remember(account);
    if (wasActive && !account.isActive() && dialect.deactivatesLate()) {
      account.seenActiveUntil = workspace.deactivationSeen();
    }
    call.changed();
  }

  private void nameAsKept(ObjectNode user) {
    user.put("userName", dialect.userName(Json.text(user, "userName", "")));
  }

  private void refuse(Optional<String> complaint) {
    if (complaint.isPresent()) {
      throw wire.error(400, "invalidValue", complaint.get());
    }
  }

  private void check(ObjectNode user, String ownId) {
    refuse(dialect.complaint(user));
    String userName = Json.text(user, "userName", "");
    Stream<String> emails =
        Json.items(user.get("emails")).map(email -> Json.text(email, "value", ""));
    boolean taken =
        Stream.concat(Stream.of(userName), emails)
            .flatMap(name -> workspace.everNamed(name).filter(other -> other.isCalled(name)))
            .anyMatch(other -> !other.id.equals(ownId));
    if (taken) {
      throw wire.error(409, "uniqueness", "A user with this userName or e-mail already exists");
    }
  }

  private Account account(Call call) {
    Account account = workspace.accounts.get(call.parameter("id"));
    if (account == null) {
      throw wire.notFound(call.parameter("id"));
    }
    touch(call, account);
    return account;
  }

  private static void touch(Call call, Account account) {
    call.touched(account.id, account.text("externalId"));
  }
}
