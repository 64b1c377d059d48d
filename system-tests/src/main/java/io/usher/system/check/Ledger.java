// SPDX-License-Identifier: Apache-2.0
package io.usher.system.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.system.client.Endpoints;
import io.usher.system.client.Web;
import io.usher.system.people.Person;
import java.util.ArrayList;
import java.util.List;

/** The sandbox's list of all calls that vendors got. */
public final class Ledger {

  private static final int MOST = 10_000;

  private final Web web;
  private final String url;

  public Ledger(Web web, Endpoints endpoints) {
    this.web = web;
    this.url = endpoints.sandbox() + "/_sandbox/ledger";
  }

  /**
   * One call.
   *
   * @param vendor {@code graph}, {@code slack}, {@code atlassian} or {@code bamboo}
   * @param method HTTP method
   * @param route template of the path
   * @param person employee number or what the app knows the person by; empty when the call names
   *     none
   * @param effect whether it changed something
   */
  public record Call(String vendor, String method, String route, String person, boolean effect) {

    /** Whether it is about a person: vendors know the employee number or the worker key. */
    public boolean about(Person someone) {
      return person.equals(someone.key().toString())
          || person.equals(Reality.employeeNumber(someone));
    }

    /** Vendor, method and route in one line. */
    public String what() {
      return vendor + " " + method + " " + route;
    }
  }

  /** How many calls there were until now; calls after it are later. */
  public long now() {
    return read("?newest=0").path("total").asLong();
  }

  /** Calls after a moment, oldest first. */
  public List<Call> after(long moment) {
    List<Call> calls = new ArrayList<>();
    read("?limit=" + MOST + "&after=" + moment)
        .path("entries")
        .forEach(entry -> calls.add(call(entry)));
    return calls;
  }

  private static Call call(JsonNode entry) {
    return new Call(
        entry.path("vendor").asText(),
        entry.path("method").asText(),
        entry.path("route").asText(),
        entry.path("person").asText(),
        entry.path("effect").asBoolean());
  }

  private JsonNode read(String query) {
    return web.get(url + query).orFail("The ledger");
  }
}
