// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.bamboo.BambooDesk;
import io.usher.sandbox.graph.GraphDesk;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.scim.ScimDesk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row per person over all systems. The key is the employee number: Graph's employeeId, HR's
 * employeeNumber, an app's externalId (without a source in front of a colon; HR's id is translated
 * into its employee number). An account without a known key joins by its mail address.
 */
final class PeopleView {
  private final Desks desks;

  PeopleView(Desks desks) {
    this.desks = desks;
  }

  private static final class Row {
    private BambooDesk.@Nullable Person hr;
    private final List<GraphDesk.Person> users = new ArrayList<>();
    private final Map<String, List<ScimDesk.Person>> accounts = new TreeMap<>();
  }

  ObjectNode people(Optional<String> onlyKey) {
    Map<String, Row> rows = rows();
    ArrayNode people = Json.array();
    rows.forEach(
        (key, row) -> {
          if (onlyKey.isEmpty() || onlyKey.get().equals(key)) {
            people.add(json(key, row));
          }
        });
    ObjectNode body = Json.object().put("count", people.size());
    body.set("people", people);
    return body;
  }

  private Map<String, Row> rows() {
    Map<String, Row> rows = new TreeMap<>();
    Map<String, String> numberById = new HashMap<>();
    Map<String, String> keyByMail = new HashMap<>();
    for (BambooDesk.Person employee : desks.bamboo().desk().people()) {
      numberById.put(employee.id(), employee.employeeNumber());
      row(rows, employee.employeeNumber()).hr = employee;
      remember(keyByMail, employee.workEmail(), employee.employeeNumber());
    }
    for (GraphDesk.Person user : desks.graph().people()) {
      String key = user.employeeId() == null ? "graph " + user.id() : user.employeeId();
      String known = rows.containsKey(key) ? key : numberById.getOrDefault(key, key);
      row(rows, known).users.add(user);
      remember(keyByMail, user.userPrincipalName(), known);
      remember(keyByMail, user.mail(), known);
    }
    for (ScimDesk app : desks.apps()) {
      for (ScimDesk.Person account : app.people()) {
        String key = accountKey(app.app(), account, rows, numberById, keyByMail);
        row(rows, key).accounts.computeIfAbsent(app.app(), a -> new ArrayList<>()).add(account);
      }
    }
    return rows;
  }

  private static String accountKey(
      String app,
      ScimDesk.Person account,
      Map<String, Row> rows,
      Map<String, String> numberById,
      Map<String, String> keyByMail) {
    String external = account.externalId();
    String bare = external.substring(external.lastIndexOf(':') + 1);
    if (!bare.isEmpty() && rows.containsKey(bare)) {
      return bare;
    }
    String number = numberById.get(bare);
    if (number != null) {
      return number;
    }
    String byMail = keyByMail.get(account.email().toLowerCase(Locale.ROOT));
    if (byMail != null) {
      return byMail;
    }
    return bare.isEmpty() ? app + " " + account.id() : bare;
  }

  private static void remember(Map<String, String> keys, @Nullable String mail, String key) {
    if (mail != null && !mail.isEmpty()) {
      keys.put(mail.toLowerCase(Locale.ROOT), key);
    }
  }

  private static Row row(Map<String, Row> rows, String key) {
    return rows.computeIfAbsent(key, k -> new Row());
  }

  private ObjectNode json(String key, Row row) {
    ObjectNode person = Json.object().put("key", key);
    person.set("hr", row.hr == null ? person.nullNode() : Json.tree(row.hr));
    person.set("graph", graph(key, row.users));
    ObjectNode apps = person.putObject("apps");
    row.accounts.forEach((app, accounts) -> apps.set(app, app(accounts)));
    return person;
  }

  /** Counts over all users of the person; details of the living one. */
  private ObjectNode graph(String key, List<GraphDesk.Person> users) {
    GraphDesk.Person best =
        users.stream()
            .filter(GraphDesk.Person::live)
            .findFirst()
            .orElse(users.isEmpty() ? null : users.getLast());
    ObjectNode graph = best == null ? Json.object() : (ObjectNode) Json.tree(best);
    graph.put("created", Math.max(users.size(), desks.graph().everCreated(key)));
    graph.put("live", users.stream().filter(GraphDesk.Person::live).count());
    graph.put("deleted", users.stream().filter(GraphDesk.Person::deleted).count());
    graph.put("enabled", users.stream().filter(user -> user.live() && user.enabled()).count());
    return graph;
  }

  private static ObjectNode app(List<ScimDesk.Person> accounts) {
    ScimDesk.Person first = accounts.getFirst();
    ObjectNode app = (ObjectNode) Json.tree(first);
    app.put("created", Math.max(accounts.size(), first.created()));
    app.put("accounts", accounts.size());
    app.put("active", accounts.stream().filter(ScimDesk.Person::active).count());
    return app;
  }
}
