// SPDX-License-Identifier: Apache-2.0
package io.usher.system.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What Entra, the apps and BambooHR hold of one person.
 *
 * @param person a row of the sandbox; a missing node when nothing holds anything
 */
public record Truth(JsonNode person) {

  /** The id of the account in Entra; empty when there is none. */
  public String accountId() {
    return graph("id").asText("");
  }

  /** How many accounts were ever made in Entra. */
  public int accountsMade() {
    return graph("created").asInt();
  }

  public boolean signInOpen() {
    return graph("enabled").asInt() > 0;
  }

  /** The address in Entra; empty when there is none. */
  public String mail() {
    return graph("mail").asText("");
  }

  public int sessionRevocations() {
    return graph("sessionRevocations").asInt();
  }

  /** Part numbers. */
  public List<String> licences() {
    return texts(graph("licences"));
  }

  /** Names of the groups in Entra. */
  public List<String> groups() {
    return texts(graph("groups"));
  }

  /** Employee number of the manager in Entra; empty when there is none. */
  public String manager() {
    return graph("managerEmployeeId").asText("");
  }

  /** Whether the account in an app of the sandbox is active; false when there is none. */
  public boolean activeIn(String app) {
    return app(app).path("active").asInt() == 1;
  }

  /** How many accounts were ever made in an app of the sandbox. */
  public int accountsMadeIn(String app) {
    return app(app).path("created").asInt();
  }

  /** Names of the groups in an app of the sandbox. */
  public List<String> groupsIn(String app) {
    return texts(app(app).path("groups"));
  }

  /** The work address in BambooHR; empty when there is none. */
  public String workEmailInHr() {
    return person.path("hr").path("workEmail").asText("");
  }

  /** How often the work address was written to BambooHR. */
  public int writeBacks() {
    return person.path("hr").path("writeBacks").asInt();
  }

  private JsonNode graph(String field) {
    return person.path("graph").path(field);
  }

  private JsonNode app(String app) {
    return person.path("apps").path(app);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }

  /** No values: they are of a person. */
  @Override
  public String toString() {
    return "Truth[" + person.path("key").asText() + "]";
  }
}
