// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.usher.sandbox.Caller.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {
  private static final String E3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";
  private static final String OBJECTS = "https://graph.microsoft.com/v1.0/directoryObjects/";

  @TempDir private Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(Prompt.options().withData(folder));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void restart() {
    sandbox.close();
    start();
  }

  @Test
  void theTenantComesBackWithDeletedUsersLicencesGroupsAndManagers() {
    Caller graph = Caller.graph(sandbox);
    String ada = graph.post("/users", Prompt.user("ada@acme.example", "E1")).text("/id");
    String bob = graph.post("/users", Prompt.user("bob@acme.example", "E2")).text("/id");
    String eve = graph.post("/users", Prompt.user("eve@acme.example", "E3")).text("/id");
    graph.put("/users/" + bob + "/manager/$ref", "{'@odata.id':'" + OBJECTS + ada + "'}");
    graph.post(
        "/users/" + ada + "/assignLicense",
        "{'addLicenses':[{'skuId':'" + E3 + "','disabledPlans':[]}],'removeLicenses':[]}");
    for (String group : new String[] {"sales", "lic-frontline"}) {
      String id = graph.find("/groups", "displayName eq '" + group + "'").text("/value/0/id");
      graph.post("/groups/" + id + "/members/$ref", "{'@odata.id':'" + OBJECTS + bob + "'}");
    }
    graph.post("/users/" + bob + "/revokeSignInSessions", "");
    graph.delete("/users/" + eve);
    var people = sandbox.desks().graph().people();
    var groups = sandbox.desks().graph().groupSizes();
    var seats = sandbox.desks().graph().seats();
    String shown = graph.get("/users/" + ada).body().toString();

    restart();

    assertThat(sandbox.desks().graph().people()).hasSize(3).isEqualTo(people);
    assertThat(sandbox.desks().graph().groupSizes()).isEqualTo(groups);
    assertThat(sandbox.desks().graph().seats()).isEqualTo(seats);
    assertThat(sandbox.desks().graph().everCreated("E1")).isOne();
    Caller again = Caller.graph(sandbox);
    assertThat(again.find("/users", "employeeId eq 'E1'").text("/value/0/id")).isEqualTo(ada);
    assertThat(again.get("/users/" + ada).body()).hasToString(shown);
    assertThat(again.post("/users", Prompt.user("ada@acme.example", "E9")).status()).isEqualTo(400);
    assertThat(again.post("/directory/deletedItems/" + eve + "/restore", "").status())
        .isEqualTo(200);
  }

  @Test
  void aMailboxThatWasAwaitedStillComes() {
    sandbox.close();
    sandbox = Sandbox.start(SandboxOptions.usual().withData(folder));
    Caller graph = Caller.graph(sandbox);
    graph.post("/users", Prompt.user("ada@acme.example", "E1"));
    String ada = sandbox.desks().graph().people().getFirst().id();
    await()
        .until(
            () ->
                graph
                        .post(
                            "/users/" + ada + "/assignLicense",
                            "{'addLicenses':[{'skuId':'"
                                + E3
                                + "','disabledPlans':[]}],'removeLicenses':[]}")
                        .status()
                    == 200);

    sandbox.close();
    sandbox = Sandbox.start(SandboxOptions.usual().withData(folder));

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> sandbox.desks().graph().people().getFirst().mailboxReady());
  }

  @Test
  void employeesComeBackWithRowsToComeAndTheNextIdIsFree() {
    Caller admin = Caller.admin(sandbox);
    admin.post("/bamboo/employees", "{'fields':{'firstName':'Ada','hireDate':'2026-01-05'}}");
    admin.post(
        "/bamboo/employees/1001", "{'fields':{'department':'Sales'},'effective':'2999-01-01'}");
    admin.post("/bamboo/employees", "{'fields':{'firstName':'Bob'}}");
    admin.delete("/bamboo/employees/1002");
    Caller.bamboo(sandbox).post("/employees/1001", "{'workEmail':'ada@acme.example'}");
    var people = sandbox.desks().bamboo().desk().people();

    restart();

    assertThat(sandbox.desks().bamboo().desk().people()).hasSize(2).isEqualTo(people);
    assertThat(people.getFirst().writeBacks()).isOne();
    Answer future =
        Caller.bamboo(sandbox).get("/employees/1001?fields=department&onlyCurrent=false");
    assertThat(future.text("/department")).isEqualTo("Sales");
    assertThat(
            Caller.admin(sandbox)
                .post("/bamboo/employees", "{'fields':{'firstName':'Carl'}}")
                .text("/id"))
        .isEqualTo("1003");
  }

  @Test
  void aWebhookIsStillRegisteredAndTellsWhatItCouldNotTellBefore() throws IOException {
    try (Receiver down = Receiver.answering(503)) {
      Caller admin = Caller.admin(sandbox);
      admin.post(
          "/bamboo/webhooks",
          "{'url':'"
              + down.url()
              + "','privateKey':'k','events':['employee.created'],'monitorFields':[]}");
      admin.post("/bamboo/employees", "{'fields':{'firstName':'Ada'}}");
      await().until(() -> down.received().size() == 1);

      restart();

      await().atMost(Duration.ofSeconds(10)).until(() -> down.received().size() == 2);
      assertThat(down.received().get(1).body()).isEqualTo(down.received().get(0).body());
      assertThat(sandbox.desks().bamboo().desk().pendingDeliveries()).isOne();
    }
  }

  @Test
  void theReceiverOfTheStackFollowsTheStackToOtherPorts() {
    sandbox.close();
    sandbox = listening("http://127.0.0.1:1001/hook");
    sandbox.close();
    sandbox = listening("http://127.0.0.1:2001/hook");

    var webhooks = sandbox.desks().bamboo().desk().deliveries();

    assertThat(webhooks).hasSize(1);
    assertThat(webhooks.getFirst().path("url").asText()).isEqualTo("http://127.0.0.1:2001/hook");
  }

  private Sandbox listening(String url) {
    SandboxOptions.Seeds usual = SandboxOptions.usual().seeds();
    return Sandbox.start(
        Prompt.options()
            .withData(folder)
            .withSeeds(
                new SandboxOptions.Seeds(
                    usual.groups(),
                    usual.skus(),
                    usual.slackGroups(),
                    usual.atlassianGroups(),
                    url)));
  }

  @Test
  void anAppComesBackAndANewAccountTakesNobodysId() {
    String ada = account(Caller.slack(sandbox), "ada");
    String bob = account(Caller.atlassian(sandbox), "bob");
    String team = Caller.slack(sandbox).get("/Groups").text("/Resources/0/id");
    Caller.slack(sandbox)
        .patch(
            "/Groups/" + team,
            "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'add',"
                + "'path':'members','value':[{'value':'"
                + ada
                + "'}]}]}");
    var slack = sandbox.desks().apps().get(0).people();
    var atlassian = sandbox.desks().apps().get(1).people();

    restart();

    assertThat(slack.getFirst().groups()).containsExactly("sales");
    assertThat(sandbox.desks().apps().get(0).people()).isEqualTo(slack);
    assertThat(sandbox.desks().apps().get(1).people()).isEqualTo(atlassian);
    assertThat(account(Caller.slack(sandbox), "carl")).isNotEqualTo(ada);
    assertThat(account(Caller.atlassian(sandbox), "carl")).isNotEqualTo(bob);
    assertThat(sandbox.desks().apps().get(0).people()).hasSize(2);
    assertThat(sandbox.desks().apps().get(0).groupSizes()).hasSize(1);
  }

  private static String account(Caller app, String name) {
    Answer made =
        app.post(
            "/Users",
            ("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'%1$s',"
                    + "'externalId':'bamboo:%1$s','active':true,"
                    + "'emails':[{'value':'%1$s@acme.example','type':'work','primary':true}]}")
                .formatted(name));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("/id");
  }

  @Test
  void aChangeIsOnTheDiskSoonWithoutAnOrderlyEnd(@TempDir Path copy) throws IOException {
    Caller.graph(sandbox).post("/users", Prompt.user("ada@acme.example", "E1"));
    Path file = folder.resolve("state.json");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> Files.readString(file).contains("ada@acme.example"));
    Files.copy(file, copy.resolve("state.json"));

    try (Sandbox afterCrash = Sandbox.start(Prompt.options().withData(copy))) {
      assertThat(afterCrash.desks().graph().people()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\"version\":2}", "{\"version\":1,\"graph\":{\"users\":[{}]}}"})
  void aFileThatCannotBeReadEndsTheStartAndIsLeftAsItIs(String content, @TempDir Path other)
      throws IOException {
    Path file = other.resolve("state.json");
    Files.writeString(file, content);

    assertThatThrownBy(() -> Sandbox.start(Prompt.options().withData(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString());

    assertThat(file).hasContent(content);
  }

  @Test
  void aResetIsKeptToo() {
    Caller.graph(sandbox).post("/users", Prompt.user("ada@acme.example", "E1"));
    Caller.admin(sandbox).post("/reset", "");

    restart();

    assertThat(sandbox.desks().graph().people()).isEmpty();
    assertThat(sandbox.desks().graph().groupSizes()).isNotEmpty();
  }
}
