// SPDX-License-Identifier: Apache-2.0
package io.usher.system.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.system.follow.Journal;
import io.usher.system.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says what is not as it must be; an empty list means that the person ended as expected. */
public final class Checker {

  private final Journal journal;

  public Checker(Journal journal) {
    this.journal = journal;
  }

  /** Compares one person with reality. */
  public List<String> faults(Person person, Reality reality) {
    Complaints complaints = new Complaints(reality.of(person));
    switch (person.fate()) {
      case READY -> ready(person, complaints);
      case PREPARED -> prepared(complaints);
      case WAITING -> complaints.nothingAnywhere();
      case HELD -> held(person, complaints);
      case CLOSED -> closed(person, complaints);
    }
    return complaints.list;
  }

  private static void ready(Person person, Complaints complaints) {
    complaints.oneUser();
    complaints.unless(complaints.graph("enabled").asInt() == 1, "sign-in is not open");
    complaints.unless(!complaints.graph("mail").asText("").isEmpty(), "no mail address");
    complaints.unless(complaints.graph("licences").size() > 0, "no licence");
    complaints.unless(has(complaints.graph("groups"), "all-staff"), "not in group all-staff");
    boolean engineer = person.department().equals("Engineering");
    complaints.unless(
        has(complaints.graph("groups"), "engineering") == engineer,
        engineer ? "not in group engineering" : "still in group engineering");
    complaints.activeOnce("slack");
    if (engineer) {
      complaints.activeOnce("atlassian");
    } else {
      complaints.notActive("atlassian");
    }
    if (person.managerId() != null) {
      complaints.unless(!complaints.graph("managerEmployeeId").asText("").isEmpty(), "no manager");
    }
    if (person.key().source().equals("bamboo")) {
      complaints.writtenBackOnce();
    }
  }

  private static void prepared(Complaints complaints) {
    complaints.oneUser();
    complaints.unless(complaints.graph("enabled").asInt() == 0, "sign-in is open before the start");
    complaints.noActiveApp();
  }

  private void held(Person person, Complaints complaints) {
    complaints.nothingAnywhere();
    Set<String> codes = journal.heldCodes(person.key().toString());
    String expected = person.expectedCode() == null ? "" : person.expectedCode().code();
    complaints.unless(codes.contains(expected), "not held for " + expected + " but for " + codes);
  }

  private void closed(Person person, Complaints complaints) {
    complaints.unless(complaints.graph("created").asInt() <= 1, "more than one account in Entra");
    complaints.unless(complaints.graph("enabled").asInt() == 0, "sign-in is still open");
    // Who was terminated before an account was made has none to close.
    complaints.unless(
        complaints.graph("created").asInt() == 0
            || complaints.graph("sessionRevocations").asInt() > 0,
        "sessions were not revoked");
    complaints.unless(
        complaints.graph("created").asInt() == 0
            || journal.closedIn(person.key().toString()).contains("entra"),
        "the closing was not read back");
    complaints.noActiveApp();
  }

  private static boolean has(JsonNode array, String value) {
    for (JsonNode element : array) {
      if (element.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** Collects what is wrong with one person. */
  private static final class Complaints {

    private final JsonNode truth;
    private final List<String> list = new ArrayList<>();

    Complaints(JsonNode truth) {
      this.truth = truth;
    }

    JsonNode graph(String field) {
      return truth.path("graph").path(field);
    }

    void unless(boolean fine, String complaint) {
      if (!fine) {
        list.add(complaint);
      }
    }

    void oneUser() {
      unless(graph("created").asInt() == 1, graph("created").asInt() + " accounts made in Entra");
      unless(graph("live").asInt() == 1, graph("live").asInt() + " live accounts in Entra");
    }

    void activeOnce(String app) {
      JsonNode account = truth.path("apps").path(app);
      unless(
          account.path("created").asInt() == 1,
          account.path("created").asInt() + " made in " + app);
      unless(account.path("active").asInt() == 1, "not active in " + app);
    }

    void notActive(String app) {
      unless(truth.path("apps").path(app).path("active").asInt() == 0, "still active in " + app);
    }

    void noActiveApp() {
      truth
          .path("apps")
          .properties()
          .forEach(
              app ->
                  unless(app.getValue().path("active").asInt() == 0, "active in " + app.getKey()));
    }

    void writtenBackOnce() {
      JsonNode hr = truth.path("hr");
      unless(
          hr.path("workEmail").asText("").equalsIgnoreCase(graph("mail").asText("-")),
          "HR does not hold the work address");
      unless(hr.path("writeBacks").asInt() == 1, hr.path("writeBacks").asInt() + " write-backs");
    }

    void nothingAnywhere() {
      unless(graph("created").asInt() == 0, "an account was made in Entra");
      unless(truth.path("apps").isEmpty(), "an account was made in an app");
    }
  }
}
