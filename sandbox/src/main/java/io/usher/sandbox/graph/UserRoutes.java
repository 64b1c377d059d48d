// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /users}: create, read, find, update, soft delete, sessions, manager. */
final class UserRoutes {
  private static final String USER = "/v1.0/users/{id}";
  private static final String MANAGER = USER + "/manager";

  private final Directory directory;
  private final UserRules rules;
  private final Licensing licensing;
  private final UserView view;

  UserRoutes(Directory directory, UserRules rules, Licensing licensing, UserView view) {
    this.directory = directory;
    this.rules = rules;
    this.licensing = licensing;
    this.view = view;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/v1.0/users", this::create),
        new Route("GET", "/v1.0/users", this::list),
        new Route("GET", USER, this::get),
        new Route("PATCH", USER, this::update),
        new Route("DELETE", USER, this::delete),
        new Route("POST", USER + "/revokeSignInSessions", this::revokeSessions),
        new Route("GET", MANAGER, this::manager),
        new Route("PUT", MANAGER + "/$ref", this::setManager),
        new Route("DELETE", MANAGER + "/$ref", this::removeManager));
  }

  private Reply create(Call call) {
    ObjectNode body = body(call);
    rules.checkCreate(body);
    User user = make(body, false);
    touch(call, user);
    call.changed();
    ObjectNode shown = view.showNewest(user, call);
    shown.put("@odata.context", call.origin() + "/v1.0/$metadata#users/$entity");
    return Reply.json(201, shown);
  }

  /** Makes a user from a checked body; throws Graph's conflict when an address is taken. */
  User make(ObjectNode body, boolean visibleAtOnce) {
    String upn = Json.text(body, "userPrincipalName", "");
    requireFree(upn, "");
    ObjectNode properties = Json.object().put("id", UUID.randomUUID().toString());
    copy(body, properties);
    properties.put("createdDateTime", directory.now().truncatedTo(ChronoUnit.SECONDS).toString());
    if (!properties.has("userType")) {
      properties.put("userType", "Member");
    }
    User user = new User(Json.text(properties, "id", ""), properties);
    directory.add(user, visibleAtOnce);
    return user;
  }

  private Reply list(Call call) {
    Optional<Filter> filter = Listing.filter(call);
    List<User> found =
        directory
            .candidates(filter)
            .filter(user -> user.live.at(directory.now()))
            .filter(
                user -> filter.isEmpty() || filter.get().holds(user.properties.at(directory.now())))
            .toList();
    if (found.size() == 1) {
      touch(call, found.getFirst());
    }
    return Listing.page(directory.settings(), call, "users", found, user -> view.show(user, call));
  }

  private Reply get(Call call) {
    User user = directory.visibleUser(call.parameter("id"));
    touch(call, user);
    return Reply.json(200, view.show(user, call));
  }

  private Reply update(Call call) {
    ObjectNode body = body(call);
    User user = directory.target(call.parameter("id"));
    touch(call, user);
    rules.checkUpdate(body);
    if (body.hasNonNull("userPrincipalName")) {
      requireFree(body.get("userPrincipalName").asText(), user.id);
    }
    if (body.has("mail") && user.mailboxReady) {
      throw GraphErrors.error(
          400,
          "CannotUpdateObjectsOriginatedInExternalService",
          "Unable to update the specified properties for objects that have originated within an"
              + " external service.");
    }
    if (body.hasNonNull("mail")) {
      requireFree(body.get("mail").asText(), user.id);
    }
    if (call.isDeactivationIgnored() && !body.path("accountEnabled").asBoolean(true)) {
      body.remove("accountEnabled");
    }
    ObjectNode next = user.now().deepCopy();
    copy(body, next);
    if (!next.equals(user.now())) {
      directory.write(user, next);
      call.changed();
    } else if (body.has("passwordProfile")) {
      call.changed();
    }
    return Reply.empty(204);
  }

  private Reply delete(Call call) {
    User user = directory.target(call.parameter("id"));
    touch(call, user);
    softDelete(user);
    call.changed();
    return Reply.empty(204);
  }

  /** Also for the route that forgets {@code /$ref} and so deletes the member itself. */
  void softDelete(User user) {
    ObjectNode next = user.now().deepCopy();
    next.put("deletedDateTime", directory.now().truncatedTo(ChronoUnit.SECONDS).toString());
    directory.write(user, next);
    user.live.write(false, directory.now(), directory.visibleFrom());
    user.inBin.write(true, directory.now(), directory.visibleFrom());
    licensing.refresh(user);
  }

  private Reply revokeSessions(Call call) {
    User user = directory.target(call.parameter("id"));
    touch(call, user);
    user.sessionRevocations++;
    call.changed();
    return Reply.json(200, Json.object().put("value", true));
  }

  private Reply manager(Call call) {
    User user = directory.visibleUser(call.parameter("id"));
    touch(call, user);
    User manager = view.manager(user).orElseThrow(() -> GraphErrors.notFound("manager"));
    return Reply.json(200, view.asDirectoryObject(manager, call));
  }

  private Reply setManager(Call call) {
    User user = directory.target(call.parameter("id"));
    touch(call, user);
    User manager = directory.target(References.id(body(call).path("@odata.id").asText()));
    if (!user.manager.newest().equals(Optional.of(manager.id))) {
      writeManager(user, Optional.of(manager.id));
      call.changed();
    }
    return Reply.empty(204);
  }

  private Reply removeManager(Call call) {
    User user = directory.target(call.parameter("id"));
    touch(call, user);
    if (user.manager.newest().isEmpty()) {
      throw GraphErrors.notFound("manager");
    }
    writeManager(user, Optional.empty());
    call.changed();
    return Reply.empty(204);
  }

  private void writeManager(User user, Optional<String> manager) {
    user.manager.write(manager, directory.now(), directory.visibleFrom());
    user.writes++;
  }

  private void requireFree(String upn, String exceptId) {
    directory
        .takenAs(upn, exceptId)
        .ifPresent(
            property -> {
              throw GraphErrors.conflict(property);
            });
  }

  /** Passwords are checked and thrown away. A new mail address becomes a proxy address as well. */
  private static void copy(ObjectNode from, ObjectNode to) {
    for (var field : from.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      boolean merged = name.equals("onPremisesExtensionAttributes") && value.isObject();
      if (name.equals("passwordProfile") || name.startsWith("@odata.")) {
        continue;
      }
      if (merged) {
        to.withObject("/" + name).setAll((ObjectNode) value.deepCopy());
      } else {
        to.set(name, value.deepCopy());
      }
      if (name.equals("mail") && value.isTextual()) {
        setPrimaryAddress(to, value.asText());
      }
    }
  }

  private static void setPrimaryAddress(ObjectNode to, String mail) {
    List<String> others =
        Json.texts(to, "proxyAddresses").stream()
            .filter(address -> !address.startsWith("SMTP:"))
            .toList();
    to.putArray("proxyAddresses").add("SMTP:" + mail).addAll(Json.array(others));
  }

  static void touch(Call call, User user) {
    call.touched(user.id, user.text("employeeId"));
  }

  static ObjectNode body(Call call) {
    return call.jsonObject()
        .orElseThrow(
            () ->
                GraphErrors.badRequest(
                    "Unable to read JSON request payload. Please ensure Content-Type header is set"
                        + " and payload is of valid JSON format."));
  }
}
