// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.bamboo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What people do inside the HR system, and the truth about its employees. */
public final class BambooDesk {
  private final Company company;
  private final Webhooks webhooks;

  BambooDesk(Company company, Webhooks webhooks) {
    this.company = company;
    this.webhooks = webhooks;
  }

  /** An employee as HR has it. */
  public record Person(
      String id,
      String employeeNumber,
      String name,
      String status,
      String workEmail,
      int writeBacks,
      boolean deleted) {}

  /** Hires; the id is taken from the fields, or the next free number. */
  public String hire(ObjectNode fields, boolean tell) {
    return company.locked(
        () -> {
          Employee employee = company.hire(fields);
          if (tell) {
            webhooks.tell("employee.created", employee.id, Set.of());
            webhooks.tell("employee.updated", employee.id, EmployeeRoutes.names(employee.fields));
          }
          return employee.id;
        });
  }

  /** Changes fields now; false when there is no such employee. */
  public boolean update(String id, ObjectNode fields, boolean tell) {
    return company.locked(
        () -> {
          Optional<Employee> employee = company.find(id);
          employee.ifPresent(
              found -> {
                Set<String> changed = company.change(found, fields);
                if (tell && !changed.isEmpty()) {
                  webhooks.tell("employee.updated", id, changed);
                }
              });
          return employee.isPresent();
        });
  }

  /** Enters a row that takes effect on a later day; nothing is told before that day. */
  public boolean updateLater(String id, ObjectNode fields, LocalDate from) {
    return company.locked(
        () -> {
          Optional<Employee> employee = company.find(id);
          employee.ifPresent(found -> company.enterLater(found, fields, from));
          return employee.isPresent();
        });
  }

  public boolean delete(String id, boolean tell) {
    return company.locked(
        () -> {
          Optional<Employee> employee = company.find(id);
          employee.ifPresent(
              found -> {
                found.deleted = true;
                found.changedAt = company.now();
                if (tell) {
                  webhooks.tell("employee.deleted", id, Set.of());
                }
              });
          return employee.isPresent();
        });
  }

  /** Sends the event again, as an at-least-once sender may. */
  public void repeat(String id, String event, Set<String> changedFields) {
    webhooks.tell(event, id, changedFields);
  }

  public Optional<ObjectNode> employee(String id) {
    return company.locked(() -> company.find(id).map(employee -> employee.fields.deepCopy()));
  }

  public List<Person> people() {
    return company.locked(() -> company.all().stream().map(BambooDesk::person).toList());
  }

  /** Registers a receiver with a known key; the id of the webhook. */
  public String listen(String url, List<String> events, List<String> monitorFields, String key) {
    return webhooks.register("sandbox", url, events, monitorFields, key).id();
  }

  /** Every webhook with its newest deliveries. */
  public List<ObjectNode> deliveries() {
    return webhooks.all().stream()
        .map(
            webhook -> {
              ObjectNode one = webhook.json(false);
              one.set("log", Json.list(webhooks.log(webhook.id())));
              return one;
            })
        .toList();
  }

  /** Deliveries that have not ended yet. */
  public int pendingDeliveries() {
    return webhooks.pending();
  }

  /** Employees, webhooks and what is still to be told. The tree is not to be changed. */
  public ObjectNode save() {
    ObjectNode state = company.locked(company::save);
    state.set("webhooks", webhooks.save());
    return state;
  }

  /**
   * Puts back what was saved, into an empty system.
   *
   * @param urls where a saved receiver is to be found now
   */
  public void putBack(JsonNode saved, UnaryOperator<String> urls) {
    company.locked(
        () -> {
          company.putBack(saved);
          return true;
        });
    webhooks.putBack(saved.path("webhooks"), urls);
  }

  /** Removes all employees; the webhooks stay when they shall. */
  public void clear(boolean webhooksToo) {
    company.locked(
        () -> {
          company.clear();
          return true;
        });
    if (webhooksToo) {
      webhooks.clear();
    }
  }

  private static Person person(Employee employee) {
    return new Person(
        employee.id,
        employee.text("employeeNumber"),
        employee.text("firstName") + " " + employee.text("lastName"),
        employee.text("status"),
        employee.text("workEmail"),
        employee.writeBacks,
        employee.deleted);
  }
}
