// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.sandbox.Caller.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminTest {
  private Sandbox sandbox;
  private Caller admin;

  @BeforeEach
  void start() {
    sandbox = Prompt.sandbox();
    admin = Caller.admin(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aPersonIsJoinedOverAllSystems() {
    admin.post(
        "/bamboo/employees",
        "{'fields':{'id':'7','employeeNumber':'E7','firstName':'Ada','lastName':'Byron'}}");
    Caller.graph(sandbox).post("/users", Prompt.user("ada@acme.example", "E7"));
    Caller.slack(sandbox)
        .post(
            "/Users",
            "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'ada',"
                + "'externalId':'bamboo:7','emails':[{'value':'a@acme.example'}]}");
    Caller.atlassian(sandbox)
        .post(
            "/Users",
            "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'ada',"
                + "'emails':[{'value':'ada@acme.example'}]}");

    Answer people = admin.get("/people");

    assertThat(people.body().path("count").asInt()).isOne();
    assertThat(people.text("/people/0/key")).isEqualTo("E7");
    assertThat(people.text("/people/0/hr/id")).isEqualTo("7");
    assertThat(people.body().at("/people/0/graph/created").asInt()).isOne();
    assertThat(people.body().at("/people/0/apps/slack/active").asInt()).isOne();
    assertThat(people.body().at("/people/0/apps/atlassian/created").asInt()).isOne();
  }

  @Test
  void theLedgerTellsReadsFromEffects() {
    Caller graph = Caller.graph(sandbox);
    String id = graph.post("/users", Prompt.user("ada@acme.example", "E1")).text("/id");
    graph.patch("/users/" + id, "{'jobTitle':'Lead'}");
    graph.patch("/users/" + id, "{'jobTitle':'Lead'}");
    graph.get("/users/" + id);

    Answer all = admin.get("/ledger?vendor=graph&person=E1");
    Answer effects = admin.get("/ledger?person=E1&effect=true");

    assertThat(all.body().at("/entries")).hasSize(4);
    assertThat(effects.body().at("/entries")).as("the second PATCH changed nothing").hasSize(2);
    assertThat(effects.text("/entries/1/route")).isEqualTo("/v1.0/users/{id}");
    long last = all.body().at("/entries/3/sequence").asLong();
    assertThat(admin.get("/ledger?after=" + last).body().at("/entries")).isEmpty();
  }

  @Test
  void aResetEmptiesAndSeedsAgain() {
    Caller.graph(sandbox).post("/users", Prompt.user("ada@acme.example", "E1"));

    assertThat(admin.post("/reset", "").status()).isEqualTo(204);

    assertThat(admin.get("/people").body().path("count").asInt()).isZero();
    assertThat(admin.get("/state").body().at("/graph/groups")).isNotEmpty();
  }

  @Test
  void manyPeopleAreSeededInOneCall() {
    StringBuilder employees = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      employees
          .append(i == 0 ? "" : ",")
          .append("{'firstName':'F")
          .append(i)
          .append("','lastName':'L'}");
    }

    Answer answer =
        admin.post("/bamboo/employees", "{'webhook':false,'employees':[" + employees + "]}");

    assertThat(answer.body().at("/ids")).hasSize(1000);
    assertThat(admin.get("/people").body().path("count").asInt()).isEqualTo(1000);
  }

  @Test
  void settingsCanBeChangedInPart() {
    Answer answer = admin.post("/settings", "{'graph':{'maxLagMillis':50}}");

    assertThat(answer.body().at("/graph/maxLagMillis").asInt()).isEqualTo(50);
    assertThat(answer.body().at("/graph/tokenLifeSeconds").asInt()).isEqualTo(3600);
    assertThat(admin.post("/settings", "{'graph':{'maxLag':50}}").status()).isEqualTo(400);
    assertThat(admin.post("/settings", "{'sap':{}}").status()).isEqualTo(400);
  }

  @Test
  void unknownPathsAndPeopleAreExplained() {
    assertThat(admin.get("/nothing").text("/code")).isEqualTo("NOT_FOUND");
    assertThat(admin.post("/bamboo/employees/9", "{'fields':{'firstName':'x'}}").status())
        .isEqualTo(404);
    assertThat(admin.post("/bamboo/employees", "{}").text("/code")).isEqualTo("INVALID");
    assertThat(Caller.graph(sandbox).get("/nothing").text("/error/code"))
        .isEqualTo("Request_ResourceNotFound");
    assertThat(Caller.slack(sandbox).post("/ServiceProviderConfig", "").status()).isEqualTo(405);
  }

  @Test
  void thePageStandsAlone() throws IOException, InterruptedException {
    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(sandbox.url() + "/")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body()).doesNotContain("https://").contains("_sandbox");
  }

  @Test
  void theCommandLineNamesWhatItCannotUse() {
    assertThat(CommandLine.parse("--port", "8100", "--seed", "4").seed()).isEqualTo(4);
    assertThatThrownBy(() -> CommandLine.parse("--prot", "8100"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CommandLine.parse("--port", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CommandLine.parse("--port"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
