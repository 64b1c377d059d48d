// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.sandbox.Caller.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphUsersTest {
  private Sandbox sandbox;
  private Caller graph;

  @BeforeEach
  void start() {
    sandbox = Prompt.sandbox();
    graph = Caller.graph(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String create(String upn, String employeeId) {
    Answer made = graph.post("/users", Prompt.user(upn, employeeId));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("/id");
  }

  @Test
  void aNewUserIsShownWithTheDefaultPropertiesOnly() {
    Answer made = graph.post("/users", Prompt.user("ada@acme.example", "E1"));

    assertThat(made.body().has("displayName")).isTrue();
    assertThat(made.body().has("employeeId")).isFalse();
    Answer selected = graph.get("/users/ada@acme.example?$select=employeeId,accountEnabled");
    assertThat(selected.text("/employeeId")).isEqualTo("E1");
    assertThat(selected.body().has("id")).isFalse();
  }

  @Test
  void aTakenUpnIsRefusedWithItsDetail() {
    create("ada@acme.example", "E1");

    Answer second = graph.post("/users", Prompt.user("ADA@acme.example", "E2"));

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.text("/error/code")).isEqualTo("Request_BadRequest");
    assertThat(second.text("/error/details/0/code")).isEqualTo("ObjectConflict");
    assertThat(second.text("/error/details/0/target")).isEqualTo("userPrincipalName");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@elsewhere.example",
        "ädä@acme.example",
        "a@b@acme.example",
        "ada.@acme.example",
        "ada"
      })
  void aBadUpnIsRefused(String upn) {
    Answer answer = graph.post("/users", Prompt.user(upn, "E1"));

    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "'{}'",
    "'{\"displayName\":\"Ada\"}'",
    "not json",
  })
  void anIncompleteUserIsRefused(String body) {
    assertThat(graph.post("/users", body).text("/error/code")).isEqualTo("Request_BadRequest");
  }

  @Test
  void aWeakPasswordIsRefused() {
    String weak = Prompt.user("ada@acme.example", "E1").replace("Abcdef12", "abcdefgh");

    assertThat(graph.post("/users", weak).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "employeeId, 12345678901234567",
    "department, ''",
    "usageLocation, de",
    "favouriteColour, blue"
  })
  void aValueOutOfBoundsIsRefused(String property, String value) {
    String id = create("ada@acme.example", "E1");

    Answer answer = graph.patch("/users/" + id, "{'%s':'%s'}".formatted(property, value));

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void usersAreFoundByTheDefaultEngine() {
    create("ada@acme.example", "E1");
    String second = create("o.brien@acme.example", "E2");

    assertThat(graph.find("/users", "employeeId eq 'E2'").text("/value/0/id")).isEqualTo(second);
    assertThat(
            graph
                .find("/users", "userPrincipalName eq 'nobody' or employeeId in ('E1','E2')")
                .body()
                .at("/value"))
        .hasSize(2);
    assertThat(
            graph
                .find("/users", "startswith(userPrincipalName,'O.B') and accountEnabled eq true")
                .body()
                .at("/value"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "employeeType eq 'EMPLOYEE'",
        "employeeId ne 'E1'",
        "endswith(mail,'x')",
        "not(employeeId eq 'E1')",
        "department eq null"
      })
  void anAdvancedQueryNeedsItsHeader(String filter) {
    Answer refused = graph.find("/users", filter);
    Answer answered = graph.with("ConsistencyLevel", "eventual").find("/users?$count=true", filter);

    assertThat(refused.text("/error/code")).isEqualTo("Request_UnsupportedQuery");
    assertThat(answered.status()).isEqualTo(200);
  }

  @Test
  void anUnreadableFilterIsRefused() {
    assertThat(graph.find("/users", "employeeId eq 'E1").status()).isEqualTo(400);
    assertThat(graph.find("/users", "employeeId eq").status()).isEqualTo(400);
  }

  @Test
  void aDisabledUserCanHaveItsSessionsRevoked() {
    String id = create("ada@acme.example", "E1");

    Answer disabled = graph.patch("/users/" + id, "{'accountEnabled':false}");
    Answer revoked = graph.post("/users/" + id + "/revokeSignInSessions", "");

    assertThat(disabled.status()).isEqualTo(204);
    assertThat(revoked.body().path("value").asBoolean()).isTrue();
    Answer people = Caller.admin(sandbox).get("/people?key=E1");
    assertThat(people.body().at("/people/0/graph/enabled").asInt()).isZero();
    assertThat(people.body().at("/people/0/graph/sessionRevocations").asInt()).isEqualTo(1);
  }

  @Test
  void aDeletedUserCanBeFoundRestoredAndPurged() {
    String id = create("ada@acme.example", "E1");

    assertThat(graph.delete("/users/" + id).status()).isEqualTo(204);
    assertThat(graph.delete("/users/" + id).text("/error/code"))
        .isEqualTo("Request_ResourceNotFound");
    assertThat(graph.get("/directory/deletedItems").status()).isEqualTo(400);
    assertThat(
            graph
                .find("/directory/deletedItems/microsoft.graph.user", "employeeId eq 'E1'")
                .text("/value/0/id"))
        .isEqualTo(id);

    create("ada@acme.example", "E2");
    assertThat(graph.post("/directory/deletedItems/" + id + "/restore", "").status())
        .isEqualTo(400);
    Answer restored =
        graph.post(
            "/directory/deletedItems/" + id + "/restore",
            "{'newUserPrincipalName':'ada2@acme.example','autoReconcileProxyConflict':true}");
    assertThat(restored.text("/userPrincipalName")).isEqualTo("ada2@acme.example");

    graph.delete("/users/" + id);
    assertThat(graph.delete("/directory/deletedItems/" + id).status()).isEqualTo(204);
    assertThat(graph.get("/directory/deletedItems/" + id).status()).isEqualTo(404);
  }

  @Test
  void addressesOfDeletedUsersCanStayTaken() {
    graph.delete("/users/" + create("ada@acme.example", "E1"));
    Caller.admin(sandbox).post("/settings", "{'graph':{'addressesOfDeletedBlock':true}}");

    assertThat(graph.post("/users", Prompt.user("ada@acme.example", "E2")).status()).isEqualTo(400);
  }

  @Test
  void theManagerIsSetReadExpandedAndRemoved() {
    String boss = create("boss@acme.example", "E1");
    String id = create("ada@acme.example", "E2");
    String manager = "/users/" + id + "/manager";

    assertThat(graph.get(manager).status()).isEqualTo(404);
    Answer set =
        graph.put(
            manager + "/$ref",
            "{'@odata.id':'https://graph.microsoft.com/v1.0/users/" + boss + "'}");
    assertThat(set.status()).isEqualTo(204);
    assertThat(graph.get(manager + "?$select=id").text("/id")).isEqualTo(boss);
    assertThat(graph.get("/users/" + id + "?$expand=manager").text("/manager/id")).isEqualTo(boss);
    assertThat(graph.delete(manager + "/$ref").status()).isEqualTo(204);
    assertThat(graph.get(manager).status()).isEqualTo(404);
  }

  @Test
  void aTemporaryAccessPassIsShownOnce() {
    String passes =
        "/users/" + create("ada@acme.example", "E1") + "/authentication/temporaryAccessPassMethods";

    Answer made = graph.post(passes, "{'lifetimeInMinutes':60}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("/temporaryAccessPass")).isNotEmpty();
    assertThat(graph.get(passes).body().at("/value/0").has("temporaryAccessPass")).isFalse();
    assertThat(graph.post(passes, "{'lifetimeInMinutes':5}").status()).isEqualTo(400);
  }

  @Test
  void pagesAreFollowedByTheirLinks() {
    for (String name : List.of("a", "b", "c")) {
      create(name + "@acme.example", name);
    }

    Answer first = graph.get("/users?$top=2&$select=id");

    assertThat(first.body().at("/value")).hasSize(2);
    String next = first.text("/@odata.nextLink");
    assertThat(graph.get(next.substring(next.indexOf("/users"))).body().at("/value")).hasSize(1);
  }
}
