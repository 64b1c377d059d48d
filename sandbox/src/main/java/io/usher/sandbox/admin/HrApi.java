// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.bamboo.BambooDesk;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Rejection;
import io.usher.sandbox.http.Reply;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** What the people of HR do: hire, change, terminate; and who is told by webhook. */
final class HrApi {
  private static final List<String> EVENTS =
      List.of("employee.created", "employee.updated", "employee.deleted");

  private final BambooDesk desk;
  private final String usualKey;

  HrApi(BambooDesk desk, String usualKey) {
    this.desk = desk;
    this.usualKey = usualKey;
  }

  Reply list(Call call) {
    ObjectNode body = Json.object();
    body.set("employees", Json.tree(desk.people()));
    return Reply.json(200, body);
  }

  Reply show(Call call, String id) {
    return Reply.json(200, desk.employee(id).orElseThrow(() -> unknown(id)));
  }

  /**
   * {@code {"fields":{…}}}, or {@code {"employees":[{…},…]}} for many; {@code "webhook":false}
   * tells nobody.
   */
  Reply hire(Call call) {
    ObjectNode body = AdminApi.body(call);
    boolean tell = body.path("webhook").asBoolean(true);
    ArrayNode ids = Json.array();
    if (body.path("employees").isArray()) {
      body.get("employees").forEach(fields -> ids.add(desk.hire(object(fields), tell)));
    } else {
      ids.add(desk.hire(object(body.path("fields")), tell));
    }
    ObjectNode reply = Json.object();
    if (ids.size() == 1) {
      reply.put("id", ids.get(0).asText());
    }
    reply.set("ids", ids);
    return Reply.json(201, reply);
  }

  /** {@code {"fields":{…}}}; with {@code "effective":"2027-01-01"} as a row for that day. */
  Reply update(Call call, String id) {
    ObjectNode body = AdminApi.body(call);
    ObjectNode fields = object(body.path("fields"));
    boolean known =
        body.hasNonNull("effective")
            ? desk.updateLater(id, fields, date(body.get("effective").asText()))
            : desk.update(id, fields, body.path("webhook").asBoolean(true));
    return done(known, id);
  }

  /** Sets status Inactive and the termination date (today when none is given). */
  Reply terminate(Call call, String id) {
    ObjectNode body = call.jsonObject().orElseGet(Json::object);
    ObjectNode fields = Json.object().put("status", "Inactive");
    fields.put("employmentHistoryStatus", "Terminated");
    fields.put(
        "terminationDate",
        Json.text(body, "terminationDate", LocalDate.now(ZoneOffset.UTC).toString()));
    return done(desk.update(id, fields, body.path("webhook").asBoolean(true)), id);
  }

  Reply delete(Call call, String id) {
    return done(desk.delete(id, !call.query("webhook").orElse("true").equals("false")), id);
  }

  /** Sends an event although nothing changed. */
  Reply repeat(Call call, String id) {
    ObjectNode body = call.jsonObject().orElseGet(Json::object);
    List<String> changed = Json.texts(body, "changedFields");
    desk.repeat(
        id,
        Json.text(body, "event", "employee.updated"),
        changed.isEmpty() ? Set.of("firstName") : Set.copyOf(changed));
    return Reply.json(202, Json.object().put("id", id));
  }

  /** {@code {"url":"http://127.0.0.1:8081/…"}}; key, events and monitored fields have defaults. */
  Reply listen(Call call) {
    ObjectNode body = AdminApi.body(call);
    String url = Json.text(body, "url", "");
    if (!url.startsWith("http")) {
      throw AdminErrors.invalid("url is required");
    }
    List<String> events = Json.texts(body, "events");
    String id =
        desk.listen(
            url,
            events.isEmpty() ? EVENTS : events,
            Json.texts(body, "monitorFields"),
            Json.text(body, "privateKey", usualKey));
    return Reply.json(201, Json.object().put("id", id));
  }

  Reply deliveries(Call call) {
    ObjectNode body = Json.object().put("pending", desk.pendingDeliveries());
    body.set("webhooks", Json.list(desk.deliveries()));
    return Reply.json(200, body);
  }

  private static Reply done(boolean known, String id) {
    if (!known) {
      throw unknown(id);
    }
    return Reply.json(200, Json.object().put("id", id));
  }

  private static Rejection unknown(String id) {
    return AdminErrors.notFound("There is no employee " + id + ".");
  }

  private static ObjectNode object(JsonNode fields) {
    if (fields instanceof ObjectNode object && !object.isEmpty()) {
      return object;
    }
    throw AdminErrors.invalid("fields is an object with the employee's values");
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw AdminErrors.invalid("effective is a date such as 2027-01-31");
    }
  }
}
