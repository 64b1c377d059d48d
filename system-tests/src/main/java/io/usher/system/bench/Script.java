// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.system.client.Web;
import io.usher.system.people.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The alternative that people have today: a script that makes one call after the other for one
 * person after the other, remembers nothing, looks nothing up and gives up at the first fault. Its
 * calls are the fewest that give a person the same things.
 */
final class Script {

  private static final int PEOPLE = 60;
  private static final int MOST_REPEATS = 50;
  private static final Duration REPEAT_AFTER = Duration.ofMillis(100);

  private final Web web;
  private final String sandbox;
  private final Map<String, String> graph;

  private Script(Web web, String sandbox) {
    this.web = web;
    this.sandbox = sandbox;
    this.graph = bearer(token());
  }

  static void measure(Bench bench, Report report) {
    bench.tell("A plain script for " + PEOPLE + " people");
    Script script = new Script(bench.web(), bench.endpoints().sandbox());
    Map<String, String> groups = script.idsByName("/v1.0/groups", "displayName");
    String sku = script.skuId();
    List<Person> people = bench.newPeople(PEOPLE);
    bench.hr().enter(people);
    long start = System.nanoTime();
    people.forEach(person -> script.provision(person, groups, sku));
    double seconds = Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e9;
    String group = "the alternative: a plain script against the same sandbox";
    report.add(group, "one call after the other", PEOPLE / seconds, "people/s");
    report.add(group, "hire to ready of one person", seconds / PEOPLE * 1000, "ms");
  }

  private void provision(Person person, Map<String, String> groups, String sku) {
    String name = "script" + person.key().workerId();
    String address = name + "@acme.example";
    JsonNode user = create(person, name, address);
    String id = user.path("id").asText();
    graphPost(
        "/v1.0/users/" + id + "/assignLicense",
        "{\"addLicenses\":[{\"skuId\":\""
            + sku
            + "\",\"disabledPlans\":[]}],\"removeLicenses\":[]}");
    member(groups.getOrDefault("all-staff", ""), id);
    if (person.department().equals("Engineering")) {
      member(groups.getOrDefault("engineering", ""), id);
    }
    web.post(
            sandbox + "/slack/scim/v2/Users",
            scim("sandbox-slack-token"),
            bytes(
                """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s",
                 "externalId":"%s","active":true,"emails":[{"value":"%s","primary":true}],
                 "name":{"givenName":"%s","familyName":"%s"}}"""
                    .formatted(name, name, address, person.firstName(), person.lastName())))
        .orFail("The account in Slack");
    web.post(
            sandbox + "/bamboo/api/v1/employees/" + person.key().workerId(),
            basic(),
            bytes("{\"workEmail\":\"" + address + "\"}"))
        .orFail("The write-back");
  }

  private JsonNode create(Person person, String name, String address) {
    return graphPost(
        "/v1.0/users",
        """
        {"accountEnabled":true,"displayName":"%s %s","givenName":"%s","surname":"%s",
         "mailNickname":"%s","userPrincipalName":"%s","employeeId":"S%s","usageLocation":"DE",
         "department":"%s","passwordProfile":{"password":"Xy7-%s-Kq9!","forceChangePasswordNextSignIn":true}}"""
            .formatted(
                person.firstName(),
                person.lastName(),
                person.firstName(),
                person.lastName(),
                name,
                address,
                person.key().workerId(),
                person.department(),
                name));
  }

  private void member(String group, String user) {
    graphPost(
        "/v1.0/groups/" + group + "/members/$ref",
        "{\"@odata.id\":\"" + sandbox + "/v1.0/directoryObjects/" + user + "\"}");
  }

  /** Graph shows a new user a moment later; a script asks again until it does. */
  private JsonNode graphPost(String path, String body) {
    Web.Answer answer = web.post(sandbox + path, graph, bytes(body));
    for (int i = 0; i < MOST_REPEATS && answer.status() == 404; i++) {
      LockSupport.parkNanos(REPEAT_AFTER.toNanos());
      answer = web.post(sandbox + path, graph, bytes(body));
    }
    return answer.orFail("POST " + path);
  }

  private Map<String, String> idsByName(String path, String nameField) {
    Map<String, String> ids = new HashMap<>();
    for (JsonNode one : web.get(sandbox + path, graph).orFail("GET " + path).path("value")) {
      ids.put(one.path(nameField).asText(), one.path("id").asText());
    }
    return ids;
  }

  private String skuId() {
    for (JsonNode sku :
        web.get(sandbox + "/v1.0/subscribedSkus", graph).orFail("The licences").path("value")) {
      if (sku.path("skuPartNumber").asText().equals("SPE_E3")) {
        return sku.path("skuId").asText();
      }
    }
    throw new IllegalStateException("The sandbox has no SPE_E3");
  }

  private String token() {
    byte[] form =
        bytes(
            "client_id=usher-sandbox&client_secret=sandbox-client-secret"
                + "&grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default");
    return web.post(
            sandbox + "/sandbox-tenant/oauth2/v2.0/token",
            "application/x-www-form-urlencoded",
            form)
        .orFail("The token")
        .path("access_token")
        .asText();
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
  }

  private static Map<String, String> scim(String token) {
    return Map.of("Authorization", "Bearer " + token, "Content-Type", "application/scim+json");
  }

  private static Map<String, String> basic() {
    String credentials = Base64.getEncoder().encodeToString(bytes("sandbox-bamboo-key:x"));
    return Map.of("Authorization", "Basic " + credentials, "Content-Type", "application/json");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
