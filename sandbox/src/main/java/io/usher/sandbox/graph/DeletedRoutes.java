// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /directory/deletedItems}: what was soft-deleted, restore and purge. */
final class DeletedRoutes {
  private static final String BIN = "/v1.0/directory/deletedItems";

  private final Directory directory;
  private final UserRules rules;
  private final Licensing licensing;
  private final UserView view;

  DeletedRoutes(Directory directory, UserRules rules, Licensing licensing, UserView view) {
    this.directory = directory;
    this.rules = rules;
    this.licensing = licensing;
    this.view = view;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", BIN + "/microsoft.graph.user", this::list),
        new Route("GET", BIN + "/graph.user", this::list),
        new Route("GET", BIN, this::castIsMissing),
        new Route("GET", BIN + "/{id}/microsoft.graph.user", this::get),
        new Route("GET", BIN + "/{id}/graph.user", this::get),
        new Route("GET", BIN + "/{id}", this::get),
        new Route("DELETE", BIN + "/{id}", this::purge),
        new Route("POST", BIN + "/{id}/restore", this::restore));
  }

  private Reply castIsMissing(Call call) {
    throw GraphErrors.badRequest("The type cast is mandatory, for example microsoft.graph.user.");
  }

  private Reply list(Call call) {
    Optional<Filter> filter = Listing.filter(call);
    List<User> found =
        directory
            .candidates(filter)
            .filter(user -> user.inBin.at(directory.now()))
            .filter(
                user -> filter.isEmpty() || filter.get().holds(user.properties.at(directory.now())))
            .toList();
    if (found.size() == 1) {
      UserRoutes.touch(call, found.getFirst());
    }
    return Listing.page(directory.settings(), call, "users", found, user -> view.show(user, call));
  }

  private Reply get(Call call) {
    User user = directory.deletedUser(call.parameter("id"));
    UserRoutes.touch(call, user);
    return Reply.json(200, view.asDirectoryObject(user, call));
  }

  private Reply purge(Call call) {
    User user = directory.deletedUser(call.parameter("id"));
    UserRoutes.touch(call, user);
    directory.purge(user);
    call.changed();
    return Reply.empty(204);
  }

  private Reply restore(Call call) {
    User user = directory.deletedUser(call.parameter("id"));
    UserRoutes.touch(call, user);
    ObjectNode body = call.jsonObject().orElseGet(Json::object);
    ObjectNode next = user.now().deepCopy();
    next.remove("deletedDateTime");
    settleUpn(user, next, Json.text(body, "newUserPrincipalName"));
    settleAddresses(user, next, body.path("autoReconcileProxyConflict").asBoolean());
    directory.write(user, next);
    user.inBin.write(false, directory.now(), directory.visibleFrom());
    user.live.write(true, directory.now(), directory.visibleFrom());
    licensing.refresh(user);
    call.changed();
    return Reply.json(200, view.asDirectoryObject(user, call));
  }

  private void settleUpn(User user, ObjectNode next, @Nullable String newUpn) {
    if (newUpn != null) {
      rules.checkUpn(newUpn);
      next.put("userPrincipalName", newUpn);
    }
    directory
        .takenAs(Json.text(next, "userPrincipalName", ""), user.id)
        .ifPresent(
            property -> {
              throw GraphErrors.conflict(property);
            });
  }

  private void settleAddresses(User user, ObjectNode next, boolean dropTaken) {
    ArrayNode kept = Json.array();
    for (String address : Json.texts(next, "proxyAddresses")) {
      String plain = address.substring(address.indexOf(':') + 1);
      boolean taken = directory.takenAs(plain, user.id).isPresent();
      if (taken && !dropTaken) {
        throw GraphErrors.conflict("proxyAddresses");
      }
      if (!taken) {
        kept.add(address);
      }
    }
    next.set("proxyAddresses", kept);
  }
}
