// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.bamboo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reading employees, the change feed, and writing back.
 *
 * @see <a href="https://documentation.bamboohr.com/reference/get-employee">get employee</a>
 */
final class EmployeeRoutes {
  private static final String EMPLOYEES = "/bamboo/api/v1/employees";
  private static final int MOST_FIELDS = 400;
  private static final int USUAL_PAGE = 250;
  private static final int LARGEST_PAGE = 2500;
  private static final Set<String> DATES =
      Set.of("hireDate", "originalHireDate", "terminationDate", "dateOfBirth");
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "employeeNumber",
          "firstName",
          "middleName",
          "lastName",
          "preferredName",
          "displayName",
          "workEmail",
          "homeEmail",
          "bestEmail",
          "workPhone",
          "workPhoneExtension",
          "mobilePhone",
          "homePhone",
          "department",
          "division",
          "location",
          "jobTitle",
          "supervisor",
          "supervisorId",
          "supervisorEId",
          "status",
          "employmentHistoryStatus",
          "hireDate",
          "originalHireDate",
          "terminationDate",
          "address1",
          "address2",
          "city",
          "state",
          "stateCode",
          "country",
          "zipcode",
          "dateOfBirth",
          "acaStatusCategory",
          "lastChanged");

  private final Company company;
  private final Webhooks webhooks;
  private final Supplier<BambooSettings> settings;

  EmployeeRoutes(Company company, Webhooks webhooks, Supplier<BambooSettings> settings) {
    this.company = company;
    this.webhooks = webhooks;
    this.settings = settings;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", EMPLOYEES + "/changed", this::changed),
        new Route("GET", EMPLOYEES + "/directory", this::directory),
        new Route("GET", EMPLOYEES, this::list),
        new Route("POST", EMPLOYEES, this::create),
        new Route("GET", EMPLOYEES + "/{id}", this::get),
        new Route("POST", EMPLOYEES + "/{id}", this::update),
        new Route("GET", "/bamboo/api/v1/meta/fields", this::fields));
  }

  private Reply get(Call call) {
    Employee employee = employee(call);
    List<String> wanted =
        call.query("fields")
            .map(list -> Stream.of(list.split(",", -1)).map(String::trim).toList())
            .orElse(List.of());
    if (wanted.size() > MOST_FIELDS) {
      throw BambooErrors.error(400, "At most 400 fields can be asked for.");
    }
    boolean onlyCurrent = !call.query("onlyCurrent").orElse("true").equals("false");
    return Reply.json(200, cut(employee, employee.view(onlyCurrent), wanted));
  }

  private Reply update(Call call) {
    Employee employee = employee(call);
    ObjectNode values =
        call.jsonObject().orElseThrow(() -> BambooErrors.error(400, "Malformed request body"));
    Set<String> forbidden = settings.get().notPermitted();
    if (values.properties().stream().anyMatch(field -> forbidden.contains(field.getKey()))) {
      throw BambooErrors.error(403, "Field not permitted");
    }
    requireValid(values, employee.id);
    Set<String> changed = company.change(employee, values);
    if (values.has("workEmail")) {
      employee.writeBacks++;
    }
    if (!changed.isEmpty()) {
      call.changed();
      webhooks.tell("employee.updated", employee.id, changed);
    }
    return Reply.empty(200);
  }

  private Reply create(Call call) {
    ObjectNode values =
        call.jsonObject()
            .filter(body -> body.hasNonNull("firstName") && body.hasNonNull("lastName"))
            .orElseThrow(() -> BambooErrors.error(400, "firstName and lastName are required"));
    values.remove("id");
    requireValid(values, "");
    Employee employee = company.hire(values);
    call.touched(employee.id, employee.text("employeeNumber"));
    call.changed();
    webhooks.tell("employee.created", employee.id, Set.of());
    webhooks.tell("employee.updated", employee.id, names(employee.fields));
    return Reply.empty(201).with("Location", call.origin() + EMPLOYEES + "/" + employee.id);
  }

  private Reply changed(Call call) {
    Instant since =
        call.query("since")
            .map(EmployeeRoutes::time)
            .orElseThrow(() -> BambooErrors.error(400, "since is required"));
    String type = call.query("type").orElse("all");
    ObjectNode employees = Json.object();
    Instant latest = since;
    for (Employee employee : company.all()) {
      String action = action(employee, since);
      boolean wanted = type.equals("all") || type.equalsIgnoreCase(action);
      if (employee.changedAt.isAfter(since) && wanted) {
        employees
            .putObject(employee.id)
            .put("id", employee.id)
            .put("action", action)
            .put("lastChanged", text(employee.changedAt));
        latest = employee.changedAt.isAfter(latest) ? employee.changedAt : latest;
      }
    }
    ObjectNode body = Json.object().put("latest", text(latest));
    body.set("employees", employees);
    return Reply.json(200, body);
  }

  private static String action(Employee employee, Instant since) {
    if (employee.deleted) {
      return "Deleted";
    }
    return employee.insertedAt.isAfter(since) ? "Inserted" : "Updated";
  }

  private Reply directory(Call call) {
    ObjectNode body = Json.object();
    body.putArray("fields");
    List<String> shown =
        List.of(
            "displayName",
            "firstName",
            "lastName",
            "jobTitle",
            "department",
            "location",
            "workEmail");
    List<ObjectNode> active =
        company.all().stream()
            .filter(employee -> !employee.deleted && employee.text("status").equals("Active"))
            .map(employee -> cut(employee, employee.fields, shown))
            .toList();
    body.set("employees", Json.list(active));
    return Reply.json(200, body);
  }

  private Reply list(Call call) {
    int limit = call.query("page[limit]").map(EmployeeRoutes::number).orElse(USUAL_PAGE);
    int start = call.query("page[after]").map(EmployeeRoutes::number).orElse(0);
    if (limit < 1 || limit > LARGEST_PAGE) {
      return Reply.json(400, Json.object().put("code", "BadPage"));
    }
    Optional<String> status = call.query("filter[status]");
    List<Employee> all =
        company.all().stream()
            .filter(employee -> !employee.deleted)
            .filter(e -> status.isEmpty() || e.text("status").equalsIgnoreCase(status.get()))
            .toList();
    List<Employee> page = all.stream().skip(start).limit(limit).toList();
    ObjectNode body = Json.object();
    body.set("data", Json.list(page.stream().map(this::row).toList()));
    int next = start + page.size();
    ObjectNode paging = body.putObject("meta").putObject("page").put("total", all.size());
    paging.put("nextCursor", next < all.size() ? Integer.toString(next) : null);
    return Reply.json(200, body);
  }

  private Reply fields(Call call) {
    return Reply.json(
        200,
        Json.list(
            FIELDS.stream()
                .sorted()
                .map(field -> Json.object().put("id", field).put("name", field).put("alias", field))
                .toList()));
  }

  private ObjectNode row(Employee employee) {
    ObjectNode row = Json.object().put("employeeId", employee.id);
    row.put("firstName", employee.text("firstName")).put("lastName", employee.text("lastName"));
    row.put("status", employee.text("status")).put("workEmail", employee.text("workEmail"));
    row.putArray("_restrictedFields");
    return row;
  }

  /** A permitted field without a value is null; one that is not permitted is not there. */
  private ObjectNode cut(Employee employee, ObjectNode values, List<String> wanted) {
    ObjectNode shown = Json.object().put("id", employee.id);
    for (String field : wanted) {
      JsonNode value = value(employee, values, field);
      boolean known = value != null || FIELDS.contains(field);
      if (known && !settings.get().notPermitted().contains(field)) {
        shown.set(field, value == null || value.isNull() ? empty(field) : value);
      }
    }
    return shown;
  }

  private JsonNode empty(String field) {
    boolean zero = settings.get().zeroDates() && DATES.contains(field);
    return zero ? Json.tree("0000-00-00") : Json.object().nullNode();
  }

  private @Nullable JsonNode value(Employee employee, ObjectNode values, String field) {
    return switch (field) {
      case "displayName" ->
          values.hasNonNull(field)
              ? values.get(field)
              : Json.tree(employee.text("firstName") + " " + employee.text("lastName"));
      case "bestEmail" -> values.get(values.hasNonNull("workEmail") ? "workEmail" : "homeEmail");
      case "lastChanged" -> Json.tree(text(employee.changedAt));
      case "supervisor" -> supervisor(values, "displayName");
      case "supervisorEId" -> values.get("supervisorId");
      default -> values.get(field);
    };
  }

  private @Nullable JsonNode supervisor(ObjectNode values, String field) {
    return Optional.ofNullable(Json.text(values, "supervisorId"))
        .flatMap(company::find)
        .map(boss -> value(boss, boss.fields, field))
        .orElse(null);
  }

  private void requireValid(ObjectNode values, String id) {
    String email = Json.text(values, "workEmail");
    if (email != null && !email.isEmpty()) {
      if (!email.contains("@") || company.isWorkEmailTaken(email, id)) {
        throw BambooErrors.error(409, "Duplicate or invalid e-mail address");
      }
    }
  }

  private Employee employee(Call call) {
    Employee employee =
        company
            .find(call.parameter("id"))
            .orElseThrow(() -> BambooErrors.error(404, "Employee not found"));
    call.touched(employee.id, employee.text("employeeNumber"));
    return employee;
  }

  static Set<String> names(ObjectNode fields) {
    Set<String> names = new TreeSet<>();
    fields.fieldNames().forEachRemaining(names::add);
    names.remove("id");
    return names;
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeException e) {
      throw BambooErrors.error(400, "since must be an ISO 8601 time");
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw BambooErrors.error(400, "A number was expected");
    }
  }
}
