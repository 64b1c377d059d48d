// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.sandbox.Caller.Answer;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

  private static List<Integer> statuses(long seed) {
    try (Sandbox sandbox = Sandbox.start(Prompt.options().withSeed(seed))) {
      Caller graph = Caller.graph(sandbox);
      Caller.admin(sandbox)
          .post("/faults", "{'vendor':'graph','kind':'status','status':502,'share':0.3}");
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        statuses.add(graph.get("/subscribedSkus").status());
      }
      return statuses;
    }
  }

  @Test
  void theSameSeedFailsTheSameCalls() {
    assertThat(statuses(7)).isEqualTo(statuses(7)).contains(200, 502).isNotEqualTo(statuses(8));
  }

  @Test
  void aLostResponseHasHadItsEffect() {
    try (Sandbox sandbox = Prompt.sandbox()) {
      Caller graph = Caller.graph(sandbox);
      Caller admin = Caller.admin(sandbox);
      admin.post(
          "/faults",
          "{'vendor':'graph','method':'POST','route':'/v1.0/users','kind':'lost-response','share':1,'atMost':1}");

      assertThatThrownBy(() -> graph.post("/users", Prompt.user("ada@acme.example", "E1")))
          .isInstanceOf(UncheckedIOException.class);

      assertThat(admin.get("/people?key=E1").body().at("/people/0/graph/created").asInt()).isOne();
      Answer ledger = admin.get("/ledger?person=E1&effect=true");
      assertThat(ledger.text("/entries/0/outcome")).isEqualTo("lost-response");
      assertThat(graph.post("/users", Prompt.user("bob@acme.example", "E2")).status())
          .as("the rule struck once")
          .isEqualTo(201);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "timeout"})
  void aBrokenConnectionHasNoEffect(String kind) {
    try (Sandbox sandbox = Prompt.sandbox()) {
      Caller graph = Caller.graph(sandbox);
      Caller admin = Caller.admin(sandbox);
      admin.post("/faults", "{'vendor':'graph','kind':'" + kind + "','share':1,'hangMillis':20}");

      assertThatThrownBy(() -> graph.post("/users", Prompt.user("ada@acme.example", "E1")))
          .isInstanceOf(UncheckedIOException.class);

      assertThat(admin.get("/people").body().path("count").asInt()).isZero();
    }
  }

  @Test
  void throttlingComesInEachVendorsShape() {
    try (Sandbox sandbox = Prompt.sandbox()) {
      Caller graph = Caller.graph(sandbox);
      Caller.admin(sandbox).post("/faults", "{'kind':'throttle','share':1,'retryAfterSeconds':3}");

      Answer fromGraph = graph.get("/users");
      Answer fromSlack = Caller.slack(sandbox).get("/Users");
      Answer fromBamboo = Caller.bamboo(sandbox).get("/employees/1");

      assertThat(List.of(fromGraph, fromSlack, fromBamboo))
          .allMatch(answer -> answer.status() == 429 && answer.header("Retry-After").equals("3"));
      assertThat(fromGraph.text("/error/code")).isEqualTo("TooManyRequests");
      assertThat(fromSlack.body().at("/Errors/code").asInt()).isEqualTo(429);
      assertThat(fromBamboo.header("X-BambooHR-Error-Message")).isNotEmpty();
    }
  }

  @Test
  void anIgnoredDeactivationSaysYesAndDoesNothing() {
    try (Sandbox sandbox = Prompt.sandbox()) {
      Caller slack = Caller.slack(sandbox);
      String user =
          "/Users/"
              + slack
                  .post(
                      "/Users",
                      "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'ada',"
                          + "'emails':[{'value':'ada@acme.example'}]}")
                  .text("/id");
      Caller.admin(sandbox)
          .post("/faults", "{'vendor':'slack','kind':'ignored-deactivation','share':1,'atMost':1}");
      String deactivate =
          "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'replace','path':'active','value':false}]}";

      assertThat(slack.patch(user, deactivate).status()).isEqualTo(200);
      assertThat(slack.get(user).body().path("active").asBoolean()).isTrue();
      slack.patch(user, deactivate);
      assertThat(slack.get(user).body().path("active").asBoolean()).isFalse();
    }
  }

  @Test
  void itemsOfABatchFailOneByOne() {
    try (Sandbox sandbox = Prompt.sandbox()) {
      Caller graph = Caller.graph(sandbox);
      Caller.admin(sandbox)
          .post("/faults", "{'vendor':'graph','route':'/v1.0/users','kind':'reset','share':1}");

      Answer batch =
          graph.post("/$batch", "{'requests':[{'id':'1','method':'GET','url':'/users'}]}");

      assertThat(batch.status()).isEqualTo(200);
      assertThat(batch.body().at("/responses/0/status").asInt()).isEqualTo(504);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'nonsense','share':1}",
        "{'kind':'reset','share':2}",
        "{'kind':'reset'}",
        "{'kind':'reset','share':1,'vendor':'sap'}",
        "broken"
      })
  void aBadRuleIsExplained(String rule) {
    try (Sandbox sandbox = Prompt.sandbox()) {
      Answer answer = Caller.admin(sandbox).post("/faults", rule);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text("/code")).isEqualTo("INVALID");
      assertThat(answer.text("/action")).isNotEmpty();
    }
  }
}
