// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.usher.sandbox.Caller.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScimTest {
  private static final String PATCH =
      "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[%s]}";
  private static final String DEACTIVATE =
      PATCH.formatted("{'op':'replace','path':'active','value':false}");

  private Sandbox sandbox;
  private Caller slack;
  private Caller atlassian;

  @BeforeEach
  void start() {
    sandbox = Prompt.sandbox();
    slack = Caller.slack(sandbox);
    atlassian = Caller.atlassian(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static String user(String userName, String mail) {
    return ("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'%s',"
            + "'externalId':'bamboo:%s','title':'Engineer','active':true,"
            + "'emails':[{'value':'%s','type':'work','primary':true}]}")
        .formatted(userName, userName, mail);
  }

  private static String create(Caller app, String userName) {
    Answer made = app.post("/Users", user(userName, userName + "@acme.example"));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("/id");
  }

  @Test
  void slackSaysErrorsInItsOwnShape() {
    Answer answer = slack.with("Authorization", "Bearer wrong").get("/Users");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("/Errors/description")).isEqualTo("invalid_authentication");
    assertThat(answer.body().at("/Errors/code").asInt()).isEqualTo(401);
    assertThat(slack.with("Authorization", "Bearer x").get("/ServiceProviderConfig").status())
        .isEqualTo(200);
  }

  @Test
  void slackRefusesLongUserNamesAndMissingMail() {
    assertThat(slack.post("/Users", user("a".repeat(22), "a@acme.example")).status())
        .isEqualTo(400);
    assertThat(slack.post("/Users", "{'userName':'ada'}").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName eq \"ADA\"",
        "email eq \"ada@acme.example\"",
        "EMAIL EQ \"ada@acme.example\""
      })
  void slackFindsByUserNameAndMail(String filter) {
    String id = create(slack, "ada");

    assertThat(slack.findScim("/Users", filter).text("/Resources/0/id")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "externalId eq \"x\"",
        "userName sw \"a\"",
        "userName eq \"a\" and active eq true"
      })
  void slackKnowsNoOtherFilter(String filter) {
    assertThat(slack.findScim("/Users", filter).status()).isEqualTo(400);
  }

  @Test
  void slackShowsADeactivationLate() {
    Caller.admin(sandbox)
        .post("/settings", "{'slack':{'minDeactivationMillis':300,'maxDeactivationMillis':300}}");
    String user = "/Users/" + create(slack, "ada");

    assertThat(slack.delete(user).status()).isEqualTo(204);

    assertThat(slack.get(user).body().path("active").asBoolean()).isTrue();
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> assertThat(slack.get(user).body().path("active").asBoolean()).isFalse());
    assertThat(slack.delete(user).status()).as("once more is fine").isEqualTo(204);
    slack.patch(user, PATCH.formatted("{'op':'replace','path':'active','value':true}"));
    assertThat(slack.get(user).body().path("active").asBoolean()).isTrue();
  }

  @Test
  void slackTakesOutWhomThePathNamesAndEverybodyWithoutAFilter() {
    String id = create(slack, "ada");
    String other = create(slack, "bob");
    String group =
        "/Groups/" + slack.findScim("/Groups", "displayName eq \"sales\"").text("/Resources/0/id");

    String add = PATCH.formatted("{'op':'add','path':'members','value':[{'value':'" + id + "'}]}");
    assertThat(slack.patch(group, add).status()).isEqualTo(204);
    assertThat(slack.get("/Users/" + id).text("/groups/0/display")).isEqualTo("sales");
    slack.patch(group, add.replace(id, other));
    slack.patch(group, PATCH.formatted("{'op':'remove','path':'members[value eq `" + id + "`]'}"));
    assertThat(slack.get(group).text("/members/0/value")).isEqualTo(other);
    assertThat(slack.get(group).body().at("/members")).hasSize(1);
    slack.patch(group, add);
    slack.patch(
        group,
        PATCH.formatted("{'op':'remove','path':'members','value':[{'value':'" + id + "'}]}"));
    assertThat(slack.get(group).body().at("/members")).isEmpty();
  }

  @Test
  void slackTakesNoClosedUserIntoAGroup() {
    String id = create(slack, "ada");
    slack.patch("/Users/" + id, DEACTIVATE);
    String group =
        "/Groups/" + slack.findScim("/Groups", "displayName eq \"sales\"").text("/Resources/0/id");

    Answer added =
        slack.patch(
            group,
            PATCH.formatted("{'op':'add','path':'members','value':[{'value':'" + id + "'}]}"));

    assertThat(added.status()).isEqualTo(400);
    assertThat(slack.get(group).body().at("/members")).isEmpty();
  }

  @Test
  void slackKeepsTheExternalIdOfTheCreation() {
    String user = "/Users/" + create(slack, "ada");

    Answer changed =
        slack.patch(user, PATCH.formatted("{'op':'replace','path':'externalId','value':'x'}"));

    assertThat(changed.status()).isEqualTo(400);
    assertThat(slack.get(user).text("/externalId")).isEqualTo("bamboo:ada");
  }

  @Test
  void slackWritesUserNamesInItsOwnWay() {
    Answer made = slack.post("/Users", user("Ada.O`B+x", "ada@acme.example").replace('`', '^'));

    assertThat(made.text("/userName")).isEqualTo("ada.o_b_x");
  }

  @Test
  void aUserWithoutSchemasIsRefused() {
    String bare = user("ada", "ada@acme.example").replaceFirst("'schemas':[^]]+],", "");

    assertThat(slack.post("/Users", bare).status()).isEqualTo(400);
    assertThat(atlassian.post("/Users", bare).status()).isEqualTo(400);
  }

  @Test
  void slackLimitsCreationsPerMinute() {
    Caller.admin(sandbox).post("/settings", "{'slack':{'rateLimits':true}}");
    for (int i = 0; i < 20; i++) {
      create(slack, "user" + i);
    }

    Answer tooMany = slack.post("/Users", user("user20", "user20@acme.example"));

    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void atlassianRefusesWhatExists() {
    create(atlassian, "ada");

    Answer again = atlassian.post("/Users", user("ada", "ada@acme.example"));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("/status")).isEqualTo("409");
    assertThat(again.text("/scimType")).isEqualTo("uniqueness");
    assertThat(again.header("Content-Type")).isEqualTo("application/scim+json");
  }

  @Test
  void atlassianNamesTheAccountAndWantsAVerifiedDomain() {
    Answer made = atlassian.post("/Users", user("ada", "ada@acme.example"));

    assertThat(
            made.body()
                .path("urn:scim:schemas:extension:atlassian-external:1.0")
                .path("atlassianAccountId")
                .asText())
        .isNotEmpty();
    assertThat(atlassian.post("/Users", user("eve", "eve@elsewhere.example")).status())
        .isEqualTo(400);
    assertThat(atlassian.findScim("/Users", "externalId eq \"bamboo:ada\"").text("/Resources/0/id"))
        .isEqualTo(made.text("/id"));
  }

  @Test
  void atlassianClearsWhatAPutLeavesOut() {
    String user = "/Users/" + create(atlassian, "ada");

    Answer put =
        atlassian.put(
            user, "{'userName':'ada','active':true,'emails':[{'value':'ada@acme.example'}]}");

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.body().has("title")).isFalse();
    assertThat(put.body().has("externalId")).isFalse();
    assertThat(put.body().has("urn:scim:schemas:extension:atlassian-external:1.0")).isTrue();
  }

  @Test
  void atlassianPatchesByPathAndRefusesWhatHasNoTarget() {
    String user = "/Users/" + create(atlassian, "ada");
    String urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    Answer good =
        atlassian.patch(
            user,
            PATCH.formatted(
                "{'op':'Replace','path':'emails[type eq `work`].value','value':'a@acme.example'},"
                    + "{'op':'add','path':'"
                    + urn
                    + ":department','value':'Sales'}"));
    assertThat(good.status()).as(good.body().toString()).isEqualTo(200);
    assertThat(good.text("/emails/0/value")).isEqualTo("a@acme.example");
    assertThat(good.body().path(urn).path("department").asText()).isEqualTo("Sales");
    assertThat(atlassian.patch(user, PATCH.formatted("{'op':'remove'}")).status()).isEqualTo(400);
  }

  @Test
  void atlassianDeletesForGood() {
    String user = "/Users/" + create(atlassian, "ada");
    assertThat(atlassian.patch(user, DEACTIVATE).body().path("active").asBoolean()).isFalse();

    assertThat(atlassian.delete(user).status()).isEqualTo(204);

    assertThat(atlassian.get(user).status()).isEqualTo(404);
    assertThat("/Users/" + create(atlassian, "ada")).isNotEqualTo(user);
  }

  @Test
  void atlassianGroupsKeepTheirName() {
    String id = create(atlassian, "ada");
    String group =
        "/Groups/"
            + atlassian
                .findScim("/Groups", "displayName eq \"jira-developers\"")
                .text("/Resources/0/id");

    Answer added =
        atlassian.patch(
            group,
            PATCH.formatted("{'op':'add','path':'members','value':[{'value':'" + id + "'}]}"));
    assertThat(added.status()).isEqualTo(200);
    assertThat(added.text("/members/0/value")).isEqualTo(id);
    assertThat(atlassian.get(group + "?excludedAttributes=members").body().has("members"))
        .isFalse();
    Answer renamed =
        atlassian.patch(
            group, PATCH.formatted("{'op':'replace','path':'displayName','value':'x'}"));
    assertThat(renamed.text("/scimType")).isEqualTo("mutability");
    String remove = PATCH.formatted("{'op':'remove','path':'members[value eq `" + id + "`]'}");
    assertThat(atlassian.patch(group, remove).body().at("/members")).isEmpty();
    assertThat(atlassian.patch(group, remove).text("/scimType")).isEqualTo("noTarget");
    assertThat(atlassian.post("/Groups", "{'displayName':'jira-developers'}").status())
        .isEqualTo(409);
  }

  @Test
  void anotherDirectoryIsNotFound() {
    assertThat(
            Caller.root(sandbox)
                .with("Authorization", "Bearer sandbox-atlassian-token")
                .get("/atlassian/scim/directory/other/Users")
                .status())
        .isEqualTo(404);
  }
}
