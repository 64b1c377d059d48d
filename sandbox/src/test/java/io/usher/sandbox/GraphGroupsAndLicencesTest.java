// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.sandbox.Caller.Answer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphGroupsAndLicencesTest {
  private static final String E3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";

  private Sandbox sandbox;
  private Caller graph;
  private Caller admin;
  private String ada;
  private String bob;

  @BeforeEach
  void twoUsers() {
    sandbox = Prompt.sandbox();
    graph = Caller.graph(sandbox);
    admin = Caller.admin(sandbox);
    ada = graph.post("/users", Prompt.user("ada@acme.example", "E1")).text("/id");
    bob = graph.post("/users", Prompt.user("bob@acme.example", "E2")).text("/id");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String group(String name) {
    return graph.find("/groups", "displayName eq '" + name + "'").text("/value/0/id");
  }

  private static String bind(String... ids) {
    StringBuilder links = new StringBuilder();
    for (String id : ids) {
      links.append(links.isEmpty() ? "" : ",");
      links.append("'https://graph.microsoft.com/v1.0/directoryObjects/").append(id).append("'");
    }
    return "{'members@odata.bind':[" + links + "]}";
  }

  private static String license(String skuId) {
    return "{'addLicenses':[{'skuId':'" + skuId + "','disabledPlans':[]}],'removeLicenses':[]}";
  }

  @Test
  void membersAreAddedOnceAndRemovedOnce() {
    String members = "/groups/" + group("sales") + "/members";
    String link = "{'@odata.id':'https://graph.microsoft.com/v1.0/directoryObjects/" + ada + "'}";

    assertThat(graph.post(members + "/$ref", link).status()).isEqualTo(204);
    assertThat(graph.post(members + "/$ref", link).status()).isEqualTo(400);
    assertThat(graph.get(members + "?$select=id").text("/value/0/id")).isEqualTo(ada);
    assertThat(graph.get("/users/" + ada + "/memberOf/graph.group").text("/value/0/displayName"))
        .isEqualTo("sales");
    assertThat(graph.delete(members + "/" + ada + "/$ref").status()).isEqualTo(204);
    assertThat(graph.delete(members + "/" + ada + "/$ref").status()).isEqualTo(404);
  }

  @Test
  void manyMembersAreAddedTogetherOrNotAtAll() {
    String engineering = "/groups/" + group("engineering");
    graph.patch(engineering, bind(ada));

    Answer answer = graph.patch(engineering, bind(bob, ada));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(graph.get(engineering + "/members").body().at("/value")).hasSize(1);
    assertThat(graph.patch(engineering, bind(bob)).status()).isEqualTo(204);
    assertThat(graph.patch(engineering, bind(new String[21])).status()).isEqualTo(400);
  }

  @Test
  void withoutRefTheMemberItselfIsDeleted() {
    String sales = "/groups/" + group("sales");
    graph.patch(sales, bind(ada));

    graph.delete(sales + "/members/" + ada);

    assertThat(graph.get("/users/" + ada).status()).isEqualTo(404);
  }

  @Test
  void groupMembershipIsChecked() {
    graph.patch("/groups/" + group("sales"), bind(ada));

    Answer answer =
        graph.post(
            "/users/" + ada + "/checkMemberGroups",
            "{'groupIds':['" + group("sales") + "','" + group("engineering") + "']}");

    assertThat(answer.body().at("/value")).hasSize(1);
  }

  @Test
  void aMailboxFollowsItsLicence() {
    assertThat(graph.get("/users/" + ada + "/mailboxSettings").text("/error/code"))
        .isEqualTo("MailboxNotEnabledForRESTAPI");

    assertThat(graph.post("/users/" + ada + "/assignLicense", license(E3)).status()).isEqualTo(200);

    Answer user =
        graph.get("/users/" + ada + "?$select=mail,proxyAddresses,licenseAssignmentStates");
    assertThat(user.text("/mail")).isEqualTo("ada@acme.example");
    assertThat(user.text("/proxyAddresses/0")).isEqualTo("SMTP:ada@acme.example");
    assertThat(user.text("/licenseAssignmentStates/0/state")).isEqualTo("Active");
    assertThat(graph.get("/users/" + ada + "/mailboxSettings").status()).isEqualTo(200);
    assertThat(
            graph
                .find("/users", "proxyAddresses/any(p:p eq 'smtp:ADA@acme.example')")
                .text("/value/0/id"))
        .isEqualTo(ada);
    Answer conflict = graph.patch("/users/" + ada, "{'mail':'other@acme.example'}");
    assertThat(conflict.text("/error/code"))
        .isEqualTo("CannotUpdateObjectsOriginatedInExternalService");
  }

  @Test
  void aLicenceNeedsBothKeysALocationAndASeat() {
    String url = "/users/" + ada + "/assignLicense";
    assertThat(graph.post(url, "{'addLicenses':[]}").status()).isEqualTo(400);

    String sku = admin.post("/graph/skus", "{'skuPartNumber':'ONE','seats':1}").text("/skuId");
    assertThat(graph.post(url, license(sku)).status()).isEqualTo(200);
    assertThat(graph.post("/users/" + bob + "/assignLicense", license(sku)).status())
        .isEqualTo(400);
    Answer removal = graph.post(url, "{'addLicenses':[],'removeLicenses':['" + sku + "']}");
    assertThat(removal.status()).isEqualTo(200);
    assertThat(graph.post("/users/" + bob + "/assignLicense", license(sku)).status())
        .isEqualTo(200);
    assertThat(graph.get("/subscribedSkus").body().at("/value/2/consumedUnits").asInt()).isOne();
  }

  @Test
  void aGroupGivesItsLicenceAsLongAsThereAreSeats() {
    String sku = admin.post("/graph/skus", "{'skuPartNumber':'ONE','seats':1}").text("/skuId");
    String lic =
        admin.post("/graph/groups", "{'displayName':'lic','licences':['ONE']}").text("/id");

    graph.patch("/groups/" + lic, bind(ada));
    graph.patch("/groups/" + lic, bind(bob));

    String states = "?$select=licenseAssignmentStates,assignedLicenses";
    Answer first = graph.get("/users/" + ada + states);
    assertThat(first.text("/assignedLicenses/0/skuId")).isEqualTo(sku);
    assertThat(first.text("/licenseAssignmentStates/0/assignedByGroup")).isEqualTo(lic);
    assertThat(graph.get("/users/" + bob + states).text("/licenseAssignmentStates/0/error"))
        .isEqualTo("CountViolation");
    Answer removal =
        graph.post(
            "/users/" + ada + "/assignLicense",
            "{'addLicenses':[],'removeLicenses':['" + sku + "']}");
    assertThat(removal.status()).isEqualTo(400);
  }

  @Test
  void deletionFreesTheSeat() {
    graph.post("/users/" + ada + "/assignLicense", license(E3));
    graph.delete("/users/" + ada);

    assertThat(graph.get("/subscribedSkus").body().at("/value/0/consumedUnits").asInt()).isZero();
  }

  @Test
  void aBatchAnswersEachItemAndFailsWhatDependsOnAFailure() {
    Answer batch =
        graph.post(
            "/$batch",
            """
            {'requests':[
              {'id':'1','method':'GET','url':'/users/%s'},
              {'id':'2','method':'GET','url':'/users/00000000-0000-0000-0000-000000000000'},
              {'id':'3','method':'PATCH','url':'/users/%s','dependsOn':['2'],
               'headers':{'Content-Type':'application/json'},'body':{'jobTitle':'Boss'}},
              {'id':'4','method':'PATCH','url':'/users/%s','dependsOn':['1'],
               'headers':{'Content-Type':'application/json'},'body':{'jobTitle':'Lead'}}]}
            """
                .formatted(ada, ada, ada));

    Map<String, Integer> statuses = new HashMap<>();
    for (JsonNode one : batch.body().path("responses")) {
      statuses.put(one.path("id").asText(), one.path("status").asInt());
    }
    assertThat(statuses).isEqualTo(Map.of("1", 200, "2", 404, "3", 424, "4", 204));
    assertThat(graph.get("/users/" + ada).text("/jobTitle")).isEqualTo("Lead");
  }

  @Test
  void aMalformedBatchIsRefusedAsAWhole() {
    assertThat(graph.post("/$batch", "{'requests':[]}").status()).isEqualTo(400);
    assertThat(graph.post("/$batch", "{'requests':[{'id':'1'}]}").status()).isEqualTo(400);
  }
}
