// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** One user of an app. Guarded by the app's lock. */
final class Account {
  final String id;
  ObjectNode resource;

  /** Until then readers still see the account active, though it is not any more. */
  Instant seenActiveUntil = Instant.MIN;

  Account(String id, ObjectNode resource) {
    this.id = id;
    this.resource = resource;
  }

  ObjectNode save() {
    ObjectNode one = Json.object().put("id", id);
    if (seenActiveUntil.isAfter(Instant.EPOCH)) {
      one.put("seenActiveUntil", seenActiveUntil.toString());
    }
    one.set("resource", resource.deepCopy());
    return one;
  }

  /** Reads what {@link #save} wrote. */
  static Account of(JsonNode saved) {
    Account account = new Account(saved.path("id").asText(), saved.withObject("/resource"));
    String seen = Json.text(saved, "seenActiveUntil");
    if (seen != null) {
      account.seenActiveUntil = Instant.parse(seen);
    }
    return account;
  }

  boolean isActive() {
    return resource.path("active").asBoolean();
  }

  boolean isSeenActive(Instant now) {
    return isActive() || now.isBefore(seenActiveUntil);
  }

  String text(String attribute) {
    return Json.text(resource, attribute, "");
  }

  /** User name, external id and addresses in lower case. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    names.add(text("userName").toLowerCase(Locale.ROOT));
    names.add(text("externalId").toLowerCase(Locale.ROOT));
    Json.items(resource.get("emails"))
        .forEach(one -> names.add(Json.text(one, "value", "").toLowerCase(Locale.ROOT)));
    names.remove("");
    return names;
  }

  boolean isCalled(String name) {
    return text("userName").equalsIgnoreCase(name) || hasEmail(name);
  }

  boolean hasEmail(String email) {
    return Json.items(resource.get("emails"))
        .anyMatch(one -> email.equalsIgnoreCase(Json.text(one, "value")));
  }
}
