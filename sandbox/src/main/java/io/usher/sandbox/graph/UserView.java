// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a user is shown: the default properties, {@code $select} and {@code $expand=manager}. */
final class UserView {
  private static final List<String> DEFAULT_PROPERTIES =
      List.of(
          "id",
          "businessPhones",
          "displayName",
          "givenName",
          "jobTitle",
          "mail",
          "mobilePhone",
          "officeLocation",
          "preferredLanguage",
          "surname",
          "userPrincipalName");

  private final Directory directory;

  UserView(Directory directory) {
    this.directory = directory;
  }

  /** The user as it is visible now, cut to what the call asks for. */
  ObjectNode show(User user, Call call) {
    return show(user, user.properties.at(directory.now()), call);
  }

  /** The newest state, as the reply to a write carries it. */
  ObjectNode showNewest(User user, Call call) {
    return show(user, user.now(), call);
  }

  /** A user inside a list of directory objects. */
  ObjectNode asDirectoryObject(User user, Call call) {
    ObjectNode object = Json.object().put("@odata.type", "#microsoft.graph.user");
    object.setAll(show(user, call));
    return object;
  }

  static List<String> selected(Call call) {
    return call.query("$select")
        .map(list -> Stream.of(list.split(",", -1)).map(String::trim).toList())
        .orElse(DEFAULT_PROPERTIES);
  }

  private ObjectNode show(User user, ObjectNode properties, Call call) {
    ObjectNode shown = cut(properties, selected(call));
    call.query("$expand")
        .filter(expand -> expand.startsWith("manager"))
        .flatMap(expand -> manager(user))
        .ifPresent(
            manager ->
                shown.set(
                    "manager", cut(manager.properties.at(directory.now()), DEFAULT_PROPERTIES)));
    return shown;
  }

  /** The manager as it is visible now. */
  Optional<User> manager(User user) {
    return user.manager.at(directory.now()).flatMap(directory::findVisible);
  }

  private static ObjectNode cut(ObjectNode properties, List<String> names) {
    ObjectNode shown = Json.object();
    for (String name : names) {
      if (properties.has(name)) {
        shown.set(name, properties.get(name));
      } else if (isList(name)) {
        shown.putArray(name);
      } else {
        shown.putNull(name);
      }
    }
    return shown;
  }

  private static boolean isList(String name) {
    return List.of("businessPhones", "otherMails", "proxyAddresses", "assignedLicenses")
        .contains(name);
  }
}
