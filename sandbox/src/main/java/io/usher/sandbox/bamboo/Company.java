// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.bamboo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** All employees behind one lock. Who changes one tells the webhooks afterwards. */
final class Company {
  static final String ID = "12345";
  private static final int FIRST_ID = 1001;

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final Map<String, Employee> employees = new LinkedHashMap<>();

  /** Who had a work e-mail, in small letters, at any time; who has it now, his fields say. */
  private final Map<String, Set<Employee>> holders = new HashMap<>();

  private int nextId = FIRST_ID;
  private boolean rowsToCome;

  Company(Clock clock) {
    this.clock = clock;
  }

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The living employee of that id. */
  Optional<Employee> find(String id) {
    return Optional.ofNullable(employees.get(id)).filter(employee -> !employee.deleted);
  }

  List<Employee> all() {
    return List.copyOf(employees.values());
  }

  Employee hire(ObjectNode values) {
    String id = Json.text(values, "id", Integer.toString(nextId));
    nextId = Math.max(nextId, number(id)) + 1;
    ObjectNode fields = Json.object().put("id", id).put("status", "Active");
    fields.setAll(values);
    fields.put("id", id);
    if (!fields.hasNonNull("employeeNumber")) {
      fields.put("employeeNumber", id);
    }
    Employee employee = new Employee(id, fields, now());
    enter(employee);
    return employee;
  }

  /** Changes fields at once; the names of those that got another value. */
  Set<String> change(Employee employee, JsonNode values) {
    Set<String> changed = employee.set(values, now());
    noteWorkEmail(employee);
    return changed;
  }

  /** Whether another employee has the same work e-mail, which BambooHR refuses with 409. */
  boolean isWorkEmailTaken(String email, String exceptId) {
    return holders.getOrDefault(email.toLowerCase(Locale.ROOT), Set.of()).stream()
        .filter(employee -> !employee.deleted && !employee.id.equals(exceptId))
        .anyMatch(employee -> employee.text("workEmail").equalsIgnoreCase(email));
  }

  private void enter(Employee employee) {
    employees.put(employee.id, employee);
    noteWorkEmail(employee);
  }

  private void noteWorkEmail(Employee employee) {
    String email = employee.text("workEmail").toLowerCase(Locale.ROOT);
    if (!email.isEmpty()) {
      holders.computeIfAbsent(email, none -> new HashSet<>()).add(employee);
    }
  }

  void enterLater(Employee employee, ObjectNode values, LocalDate from) {
    employee.setLater(from, values, now());
    rowsToCome = true;
  }

  /** Rows whose day has come become current; changed field names by employee id. */
  Map<String, Set<String>> ripen() {
    if (!rowsToCome) {
      return Map.of();
    }
    Map<String, Set<String>> changed = new LinkedHashMap<>();
    for (Employee employee : employees.values()) {
      Set<String> names = employee.ripen(today(), now());
      if (!names.isEmpty()) {
        noteWorkEmail(employee);
        changed.put(employee.id, names);
      }
    }
    return changed;
  }

  /** Everybody, to be kept. */
  ObjectNode save() {
    ObjectNode state = Json.object().put("nextId", nextId);
    state.set("employees", Json.list(employees.values().stream().map(Employee::save).toList()));
    return state;
  }

  /** Reads what {@link #save} wrote, into an empty company. */
  void putBack(JsonNode saved) {
    nextId = Math.max(FIRST_ID, saved.path("nextId").asInt());
    Json.items(saved.get("employees"))
        .map(Employee::of)
        .forEach(
            employee -> {
              enter(employee);
              rowsToCome |= employee.hasRowsToCome();
            });
  }

  void clear() {
    employees.clear();
    holders.clear();
    nextId = FIRST_ID;
  }

  private static int number(String id) {
    try {
      return Integer.parseInt(id);
    } catch (NumberFormatException e) {
      return FIRST_ID;
    }
  }
}
