// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.bamboo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.util.List;
import java.util.Set;

/**
 * A registered receiver.
 *
 * @param events for example {@code employee.updated}
 * @param monitorFields fields whose change is told with {@code employee.updated}
 * @param privateKey key of the signature, shown once when it is registered
 */
record Webhook(
    String id,
    String name,
    String url,
    List<String> events,
    List<String> monitorFields,
    String privateKey) {

  boolean wants(String event, Set<String> changedFields) {
    boolean monitored =
        !event.equals("employee.updated") || changedFields.stream().anyMatch(this::isMonitored);
    return events.contains(event) && monitored;
  }

  /** A receiver that names no fields hears of all but what is written back. */
  private boolean isMonitored(String field) {
    return monitorFields.isEmpty() ? !field.equals("workEmail") : monitorFields.contains(field);
  }

  ObjectNode json(boolean withKey) {
    ObjectNode json = Json.object().put("id", id).put("name", name).put("url", url);
    json.put("format", "json");
    json.set("events", Json.array(events));
    ArrayNode monitored = json.putArray("monitorFields");
    monitorFields.forEach(monitored::add);
    if (withKey) {
      json.put("privateKey", privateKey);
    }
    return json;
  }

  /** Reads what {@link #json} wrote with the key. */
  static Webhook of(JsonNode saved) {
    return new Webhook(
        Json.text(saved, "id", ""),
        Json.text(saved, "name", ""),
        Json.text(saved, "url", ""),
        Json.texts(saved, "events"),
        Json.texts(saved, "monitorFields"),
        Json.text(saved, "privateKey", ""));
  }

  /** The same, with another receiver. */
  Webhook at(String newUrl) {
    return new Webhook(id, name, newUrl, events, monitorFields, privateKey);
  }

  @Override
  public String toString() {
    return "Webhook[" + id + ", " + name + ", " + events + "]";
  }
}
