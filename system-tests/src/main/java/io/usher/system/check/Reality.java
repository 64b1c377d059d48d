// SPDX-License-Identifier: Apache-2.0
package io.usher.system.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.usher.system.client.Endpoints;
import io.usher.system.client.Web;
import io.usher.system.people.Person;
import java.util.HashMap;
import java.util.Map;

/** One look at everything the sandbox holds, by employee number. */
public final class Reality {

  private final Map<String, JsonNode> people = new HashMap<>();

  private Reality(JsonNode answer) {
    answer.path("people").forEach(person -> people.put(person.path("key").asText(), person));
  }

  /** Looks now. */
  public static Reality of(Web web, Endpoints endpoints) {
    return new Reality(
        web.get(endpoints.sandbox() + "/_sandbox/people").orFail("The sandbox's people"));
  }

  /** What all systems hold of a person; a missing node when none holds anything. */
  JsonNode of(Person person) {
    return people.getOrDefault(employeeNumber(person), MissingNode.getInstance());
  }

  /** What all systems hold of a person, to be asked in words. */
  public Truth truth(Person person) {
    return new Truth(of(person));
  }

  /** Payroll has no number of its own, so its worker id is the key in Entra. */
  static String employeeNumber(Person person) {
    String id = person.key().workerId();
    return person.key().source().equals("bamboo") ? "B" + id : id;
  }
}
