// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.Attribute;
import io.usher.entra.domain.Creation;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.NewAccount;
import io.usher.entra.domain.Precedence;
import io.usher.sandbox.graph.GraphDesk;
import io.usher.sandbox.http.FaultKind;
import io.usher.sandbox.http.FaultRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of trouble on the way to a tenant. */
class GraphTroubleIT {

  private GraphSandbox sandbox = new GraphSandbox(Duration.ZERO, Duration.ZERO);

  @AfterEach
  void end() {
    sandbox.close();
  }

  @Test
  void aLostAnswerIsAnUnknownOutcomeAndIsNotRepeated() {
    fault(FaultKind.LOST_RESPONSE, 0);

    assertThatThrownBy(() -> create("E1"))
        .isInstanceOfSatisfying(CallFailure.Later.class, GraphTroubleIT::unknown);

    assertThat(calls("POST", "/v1.0/users")).isEqualTo(1);
    assertThat(sandbox.desk().everCreated("E1")).isEqualTo(1);
    assertThat(sandbox.directory().find(AccountQuery.byKey("E1"))).isInstanceOf(Finding.One.class);
  }

  @Test
  void aServerErrorOnAWriteIsAnUnknownOutcomeAndIsNotRepeated() {
    fault(FaultKind.STATUS, 503);

    assertThatThrownBy(() -> create("E1"))
        .isInstanceOfSatisfying(CallFailure.Later.class, GraphTroubleIT::unknown);

    assertThat(calls("POST", "/v1.0/users")).isEqualTo(1);
  }

  private static void unknown(CallFailure failure) {
    assertThat(failure.reason().code()).isEqualTo(ReasonCode.TARGET_OUTCOME_UNKNOWN);
  }

  @Test
  void aThrottledCallPausesTheBudgetAndIsMadeAgain() {
    fault(FaultKind.THROTTLE, 429);

    create("E1");

    assertThat(sandbox.budgets().paused()).containsKey("graph.writes:app-1");
  }

  @Test
  void throttlingThatGoesOnPostponesThePerson() {
    sandbox.sandbox().desks().wire().faults().add(rule(FaultKind.THROTTLE, 429, "/v1.0/users", 5));

    CallFailure.Later later = catchThrowableOfType(CallFailure.Later.class, () -> create("E1"));

    assertThat(later.reason().code()).isEqualTo(ReasonCode.TARGET_THROTTLED);
    assertThat(later.reason().nextTry())
        .hasValueSatisfying(at -> assertThat(at).isAfter(Instant.now().minusSeconds(1)));
    assertThat(sandbox.budgets().paused()).containsKey("graph.writes:app-1");
  }

  @Test
  void aForbiddenCreationConcernsEverybodyAndAForbiddenChangeOnePerson() {
    String id = create("E1");
    sandbox.sandbox().desks().wire().faults().add(rule(FaultKind.STATUS, 403, "/v1.0/users*", 2));

    assertThatThrownBy(() -> create("E2")).isInstanceOf(CallFailure.Misconfigured.class);
    assertThatThrownBy(
            () ->
                sandbox
                    .directory()
                    .apply(id, List.of(new EntraEffect.DisableSignIn()), Precedence.NORMAL))
        .isInstanceOf(CallFailure.Refused.class);
  }

  @Test
  void aTokenThatGraphForgotIsRenewedOnce() {
    create("E1");
    sandbox.desk().forgetTokens();

    create("E2");

    assertThat(sandbox.desk().people()).hasSize(2);
  }

  @Test
  void aBadValueIsRefusedForThisPersonWithoutTellingTheValue() {
    NewAccount bad =
        new NewAccount(
            new Address("x", "not-ours.example"),
            Map.of(Attribute.DISPLAY_NAME, "X", Attribute.EMPLOYEE_ID, "E1"),
            true);

    CallFailure.Refused refused =
        catchThrowableOfType(CallFailure.Refused.class, () -> sandbox.directory().create(bad));

    assertThat(refused.reason().message()).contains("userPrincipalName").doesNotContain("not-ours");
  }

  @Test
  void anAccountThatWasMadeAMomentAgoIsNotVisibleYet() {
    sandbox.close();
    sandbox = new GraphSandbox(Duration.ofMillis(400), Duration.ZERO);
    for (EntraEffect effect :
        List.of(
            new EntraEffect.AssignLicence("M365_E3"), new EntraEffect.AddToGroup("all-staff"))) {
      String id = create("E" + effect.target().length());
      assertThatThrownBy(() -> sandbox.directory().apply(id, List.of(effect), Precedence.NORMAL))
          .isInstanceOfSatisfying(
              CallFailure.Later.class,
              later -> assertThat(later.reason().code()).isEqualTo(ReasonCode.NOT_YET_VISIBLE));
      Awaitility.await()
          .ignoreExceptionsInstanceOf(CallFailure.Later.class)
          .until(
              () ->
                  !sandbox
                      .directory()
                      .apply(id, List.of(effect), Precedence.NORMAL)
                      .toString()
                      .isEmpty());
    }
  }

  @Test
  void peopleWhoJoinAGroupTogetherShareACall() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int person = 1; person <= 60; person++) {
      ids.add(create("E" + person));
    }

    together(
        ids.stream()
            .<Runnable>map(
                id ->
                    () ->
                        sandbox
                            .directory()
                            .apply(
                                id,
                                List.of(new EntraEffect.AddToGroup("all-staff")),
                                Precedence.NORMAL))
            .toList());

    assertThat(groupSize("all-staff")).isEqualTo(60);
    assertThat(calls("PATCH", "/v1.0/groups/{id}")).isBetween(3L, 15L);
    assertThat(calls("POST", "/v1.0/groups/{id}/members/$ref")).isLessThan(10);
  }

  @Test
  void oneWhoIsAMemberAlreadyDoesNotKeepTheOthersOut() throws Exception {
    List<String> ids = List.of(create("E1"), create("E2"), create("E3"));
    sandbox
        .directory()
        .apply(ids.getFirst(), List.of(new EntraEffect.AddToGroup("all-staff")), Precedence.NORMAL);

    together(
        ids.stream()
            .<Runnable>map(
                id ->
                    () ->
                        sandbox
                            .directory()
                            .apply(
                                id,
                                List.of(new EntraEffect.AddToGroup("all-staff")),
                                Precedence.NORMAL))
            .toList());

    assertThat(groupSize("all-staff")).isEqualTo(3);
  }

  @Test
  void lookUpsByKeyShareCalls() throws Exception {
    for (int person = 1; person <= 30; person++) {
      create("E" + person);
    }
    long before = calls("GET", "/v1.0/users");
    List<Runnable> lookUps = new ArrayList<>();
    for (int person = 101; person <= 130; person++) {
      AccountQuery query = AccountQuery.byKey("E" + person);
      lookUps.add(
          () -> assertThat(sandbox.directory().find(query)).isInstanceOf(Finding.None.class));
    }

    together(lookUps);

    assertThat(calls("GET", "/v1.0/users") - before).isLessThanOrEqualTo(10);
  }

  @Test
  void aMailboxIsReadyOnceExchangeHasMadeIt() {
    sandbox.close();
    sandbox = new GraphSandbox(Duration.ZERO, Duration.ofMillis(300));
    String id = create("E1");
    assertThat(sandbox.mailboxes().of(id)).isEqualTo(Mailbox.NONE);

    sandbox
        .directory()
        .apply(id, List.of(new EntraEffect.AssignLicence("M365_E3")), Precedence.NORMAL);
    assertThat(sandbox.mailboxes().of(id).expected()).isTrue();
    Awaitility.await().until(() -> sandbox.mailboxes().of(id).ready());

    assertThat(sandbox.mailboxes().of(id).mail()).isEqualTo(Optional.of("e1@acme.example"));
  }

  @Test
  void severalAppRegistrationsTakeTurnsEachFromItsOwnBudget() {
    sandbox.close();
    sandbox = new GraphSandbox(Duration.ZERO, Duration.ZERO, 2);
    for (int person = 1; person <= 10; person++) {
      create("E" + person);
    }

    assertThat(sandbox.budgets().taken())
        .filteredOn(taken -> taken.startsWith("graph.writes:app-1"))
        .hasSize(5);
  }

  @Test
  void whatClosesALeaverIsPaidFromTheLeaversShare() {
    String id = create("E1");
    sandbox.directory().apply(id, List.of(new EntraEffect.DisableSignIn()), Precedence.NORMAL);
    sandbox.directory().apply(id, List.of(new EntraEffect.RevokeSessions()), Precedence.NORMAL);

    assertThat(sandbox.budgets().taken())
        .containsExactly(
            "graph.writes:app-1 NORMAL", "graph.writes:app-1 LEAVER", "graph.writes:app-1 LEAVER");
    assertThat(sandbox.desk().people())
        .extracting(GraphDesk.Person::enabled, GraphDesk.Person::sessionRevocations)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(false, 1));
  }

  private void fault(FaultKind kind, int status) {
    sandbox.sandbox().desks().wire().faults().add(rule(kind, status, "/v1.0/users", 1));
  }

  private static FaultRule rule(FaultKind kind, int status, String route, long atMost) {
    return new FaultRule(
        "graph",
        "write",
        route,
        kind,
        1,
        status,
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        atMost);
  }

  private String create(String key) {
    NewAccount account =
        new NewAccount(
            new Address(key.toLowerCase(java.util.Locale.ROOT), "acme.example"),
            Map.of(
                Attribute.DISPLAY_NAME,
                "Somebody",
                Attribute.EMPLOYEE_ID,
                key,
                Attribute.USAGE_LOCATION,
                "DE"),
            true);
    return switch (sandbox.directory().create(account)) {
      case Creation.Created created -> created.account().id();
      case Creation.Conflict conflict -> throw new AssertionError("The address is taken");
    };
  }

  private int groupSize(String name) {
    return sandbox.desk().groupSizes().stream()
        .filter(group -> group.displayName().equals(name))
        .findFirst()
        .orElseThrow()
        .members();
  }

  private long calls(String method, String route) {
    String prefix = "graph " + method + " " + route + " ";
    return sandbox.sandbox().desks().wire().ledger().counts().entrySet().stream()
        .filter(count -> count.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static void together(List<Runnable> work)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      work.forEach(one -> running.add(threads.submit(one)));
      for (Future<?> one : running) {
        one.get();
      }
    }
  }
}
