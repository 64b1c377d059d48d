// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.bamboo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One employee's fields, with rows that take effect on a later day. */
final class Employee {
  private record Future(LocalDate from, ObjectNode fields) {}

  final String id;
  final ObjectNode fields;
  private final List<Future> future = new ArrayList<>();
  Instant changedAt;
  Instant insertedAt;
  boolean deleted;
  int writeBacks;

  Employee(String id, ObjectNode fields, Instant now) {
    this.id = id;
    this.fields = fields;
    this.insertedAt = now;
    this.changedAt = now;
  }

  /** Names of the fields that got another value. */
  Set<String> set(JsonNode values, Instant now) {
    Set<String> changed = new TreeSet<>();
    for (var field : values.properties()) {
      JsonNode old = fields.get(field.getKey());
      if (!field.getValue().equals(old)) {
        fields.set(field.getKey(), field.getValue());
        changed.add(field.getKey());
      }
    }
    if (!changed.isEmpty()) {
      changedAt = now;
    }
    return changed;
  }

  void setLater(LocalDate from, ObjectNode values, Instant now) {
    future.add(new Future(from, values));
    changedAt = now;
  }

  /** Takes over the rows whose day has come; the names of the changed fields. */
  Set<String> ripen(LocalDate today, Instant now) {
    Set<String> changed = new TreeSet<>();
    List<Future> due = future.stream().filter(row -> !row.from().isAfter(today)).toList();
    due.forEach(row -> changed.addAll(set(row.fields(), now)));
    future.removeAll(due);
    return changed;
  }

  /** The fields of today, or with the rows to come laid over them. */
  ObjectNode view(boolean onlyCurrent) {
    if (onlyCurrent || future.isEmpty()) {
      return fields;
    }
    ObjectNode all = fields.deepCopy();
    future.forEach(row -> all.setAll(row.fields()));
    return all;
  }

  String text(String field) {
    return Json.text(fields, field, "");
  }

  boolean hasRowsToCome() {
    return !future.isEmpty();
  }

  /** All of it, to be kept. */
  ObjectNode save() {
    ObjectNode one = Json.object().put("id", id).put("deleted", deleted);
    one.put("insertedAt", insertedAt.toString()).put("changedAt", changedAt.toString());
    one.put("writeBacks", writeBacks);
    one.set("fields", fields.deepCopy());
    ArrayNode rows = one.putArray("future");
    future.forEach(
        row -> rows.addObject().put("from", row.from().toString()).set("fields", row.fields()));
    return one;
  }

  /** Reads what {@link #save} wrote. */
  static Employee of(JsonNode saved) {
    Instant inserted = Instant.parse(saved.path("insertedAt").asText());
    Employee employee =
        new Employee(saved.path("id").asText(), saved.withObject("/fields"), inserted);
    employee.changedAt = Instant.parse(saved.path("changedAt").asText());
    employee.deleted = saved.path("deleted").asBoolean();
    employee.writeBacks = saved.path("writeBacks").asInt();
    Json.items(saved.get("future"))
        .forEach(
            row ->
                employee.future.add(
                    new Future(
                        LocalDate.parse(row.path("from").asText()), row.withObject("/fields"))));
    return employee;
  }
}
