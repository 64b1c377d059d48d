// SPDX-License-Identifier: Apache-2.0
package io.usher.system.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.system.people.PayrollCsv;
import io.usher.system.people.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What HR does: uploads a file, and hires, moves and terminates in BambooHR. */
public final class HrDepartment {

  private final Web web;
  private final Endpoints endpoints;

  public HrDepartment(Web web, Endpoints endpoints) {
    this.web = web;
    this.endpoints = endpoints;
  }

  /** Uploads people as the payroll file; answers the import's result. */
  public JsonNode upload(List<Person> people) {
    return web.post(
            endpoints.ingest() + "/v1/sources/payroll/imports",
            "text/csv; charset=utf-8",
            PayrollCsv.of(people))
        .orFail("The upload");
  }

  /** Hires people in BambooHR; each hire is a signed webhook. */
  public void hire(List<Person> people) {
    hire(people, true);
  }

  private void hire(List<Person> people, boolean webhook) {
    List<Map<String, Object>> employees = new ArrayList<>();
    people.forEach(person -> employees.add(fields(person)));
    Map<String, Object> request = Map.of("employees", employees, "webhook", webhook);
    web.post(endpoints.sandbox() + "/_sandbox/bamboo/employees", request)
        .orFail("Hiring in BambooHR");
  }

  /** Enters people into BambooHR, which tells nobody. */
  public void enter(List<Person> people) {
    hire(people, false);
  }

  /** Moves a person to another department in BambooHR. */
  public void move(Person person, String department) {
    change(person, Map.of("department", department));
  }

  /** Moves the first day of a person in BambooHR. */
  public void startOn(Person person, LocalDate firstDay) {
    change(person, Map.of("hireDate", firstDay.toString()));
  }

  /** Hires a person again under the same id in BambooHR. */
  public void rehire(Person person, LocalDate firstDay) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("status", "Active");
    fields.put("employmentHistoryStatus", "Full-Time");
    fields.put("hireDate", firstDay.toString());
    fields.put("terminationDate", null);
    change(person, fields);
  }

  /** Lets BambooHR tell of a person although nothing changed, as senders do at times. */
  public void tellAgain(Person person) {
    web.post(employee(person) + "/repeat", Map.of()).orFail("Telling again");
  }

  /** How many webhooks are on their way. */
  public int pendingWebhooks() {
    return web.get(endpoints.sandbox() + "/_sandbox/bamboo/webhooks")
        .orFail("The webhooks")
        .path("pending")
        .asInt();
  }

  private void change(Person person, Map<String, Object> fields) {
    web.post(employee(person), Map.of("fields", fields)).orFail("The change in BambooHR");
  }

  /** Terminates a person in BambooHR. */
  public void terminate(Person person, LocalDate lastDay) {
    web.post(employee(person) + "/terminate", Map.of("terminationDate", lastDay.toString()))
        .orFail("The termination in BambooHR");
  }

  private String employee(Person person) {
    return endpoints.sandbox() + "/_sandbox/bamboo/employees/" + person.key().workerId();
  }

  private static Map<String, Object> fields(Person person) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", person.key().workerId());
    fields.put("employeeNumber", "B" + person.key().workerId());
    fields.put("firstName", person.firstName());
    fields.put("lastName", person.lastName());
    fields.put("homeEmail", person.personalEmail());
    fields.put("department", person.department());
    fields.put("jobTitle", person.jobTitle());
    fields.put("location", person.site().location());
    fields.put("country", person.site().country());
    fields.put("status", "Active");
    fields.put("employmentHistoryStatus", "Full-Time");
    fields.put("hireDate", person.startDate().toString());
    if (person.managerId() != null) {
      fields.put("supervisorId", person.managerId());
    }
    return fields;
  }
}
