// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.Effect;
import io.usher.core.LifecycleStage;
import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.saas.domain.InMemoryAppAccounts;
import io.usher.saas.domain.InMemoryAppAccounts.Fault;
import io.usher.saas.domain.InMemoryLinks;
import io.usher.saas.domain.ProfileField;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppWorkTest {

  private final InMemoryLinks links = new InMemoryLinks();
  private final InMemoryAppAccounts app =
      new InMemoryAppAccounts(Set.of(OnePerson.STAFF, OnePerson.SALES), true);
  private final OnePerson anna = person("7", "anna.berg@acme.example");

  private OnePerson person(String id, String principalName) {
    return new OnePerson(links, id, principalName, true);
  }

  private static List<String> operations(Ending ending) {
    return ending.report().effects().stream().map(Effect::operation).toList();
  }

  private static List<ReasonCode> codes(Ending ending) {
    return ending.report().reasons().stream().map(Reason::code).toList();
  }

  @Test
  void aJoinerCostsOneLookUpOneCreationAndOneMembership() {
    Ending ending = anna.tries(app);

    assertThat(ending).isInstanceOf(Ending.Done.class);
    assertThat(operations(ending)).containsExactly("create-account", "add-to-group");
    assertThat(app.calls()).isEqualTo(3);
  }

  @Test
  void theSameStateAgainAsksNothing() {
    anna.tries(app);
    int calls = app.calls();

    Ending ending = anna.is(LifecycleStage.ACTIVE).tries(app);

    assertThat(ending.report().status()).isEqualTo(OutcomeStatus.UNCHANGED);
    assertThat(ending.report().account().entitlements()).containsExactly(OnePerson.STAFF);
    assertThat(app.calls()).isEqualTo(calls);
  }

  @Test
  void aLostCreationIsAdoptedAndNotRepeated() {
    failing(Fault.NONE, Fault.LOST_RESPONSE);
    Ending first = anna.tries(app);

    Ending second = anna.tries(app);

    assertThat(first).isInstanceOf(Ending.Again.class);
    assertThat(second).isInstanceOf(Ending.Done.class);
    assertThat(operations(second)).containsExactly("add-to-group");
    assertThat(app.all()).hasSize(1);
  }

  @Test
  void aLeaverAfterALostCreationIsClosed() {
    failing(Fault.NONE, Fault.LOST_RESPONSE);
    anna.tries(app);

    Ending ending = anna.is(LifecycleStage.LEAVER).tries(app);

    assertThat(ending.report().account().seenClosed()).isTrue();
    assertThat(app.all()).noneMatch(account -> account.active());
  }

  @Test
  void closedIsSaidOnlyAfterItWasReadBack() {
    anna.tries(app);
    app.ignoresClosing(true);
    anna.is(LifecycleStage.LEAVER);

    Ending first = anna.tries(app);
    anna.tries(app);
    Ending third = anna.tries(app);
    app.ignoresClosing(false);
    Ending last = anna.tries(app);

    assertThat(first.report().account().seenClosed()).isFalse();
    assertThat(codes(first)).containsExactly(ReasonCode.CLOSE_NOT_VERIFIED);
    assertThat(((Ending.Again) first).settled()).isFalse();
    assertThat(((Ending.Again) third).settled()).isTrue();
    assertThat(last).isInstanceOf(Ending.Done.class);
    assertThat(last.report().account().seenClosed()).isTrue();
  }

  @Test
  void aRehireOpensTheSameAccount() {
    anna.tries(app);
    anna.is(LifecycleStage.LEAVER).tries(app);

    Ending ending = anna.is(LifecycleStage.ACTIVE).tries(app);

    assertThat(operations(ending)).containsExactly("reactivate-account", "add-to-group");
    assertThat(app.all()).hasSize(1);
  }

  @Test
  void aGroupThatDoesNotKnowOfTheOpeningYetIsAskedAgain() {
    app.knowsLateOfOpening(1);
    anna.tries(app);
    anna.is(LifecycleStage.LEAVER).tries(app);

    Ending first = anna.is(LifecycleStage.ACTIVE).tries(app);
    Ending second = anna.tries(app);

    assertThat(first).isInstanceOf(Ending.Again.class);
    assertThat(codes(first)).containsExactly(ReasonCode.NOT_YET_VISIBLE);
    assertThat(second).isInstanceOf(Ending.Done.class);
    assertThat(second.report().account().entitlements()).containsExactly(OnePerson.STAFF);
  }

  @Test
  void aGroupThatRefusesAnAccountThatIsLongOpenIsHeld() {
    app.knowsLateOfOpening(2);
    anna.tries(app);
    anna.is(LifecycleStage.LEAVER).tries(app);

    anna.is(LifecycleStage.ACTIVE).tries(app);
    Ending second = anna.tries(app);

    assertThat(second).isInstanceOf(Ending.Held.class);
    assertThat(codes(second)).containsExactly(ReasonCode.TARGET_REFUSED);
  }

  @Test
  void anAccountThatSomebodyElseDeletedIsMadeAgainWithItsGroups() {
    anna.tries(app);
    app.loses(app.all().getFirst().remoteId());

    Ending ending = anna.worksIn("Sales").tries(app);

    assertThat(ending).isInstanceOf(Ending.Done.class);
    assertThat(operations(ending))
        .containsExactly("create-account", "add-to-group", "add-to-group");
    assertThat(app.all()).hasSize(1);
    assertThat(ending.report().account().id()).isEqualTo(app.all().getFirst().remoteId());
    assertThat(ending.report().account().entitlements())
        .containsExactlyInAnyOrder(OnePerson.STAFF, OnePerson.SALES);
  }

  @Test
  void aLeaverWhoseAccountSomebodyElseDeletedIsClosed() {
    anna.tries(app);
    app.loses(app.all().getFirst().remoteId());

    Ending ending = anna.is(LifecycleStage.LEAVER).tries(app);

    assertThat(ending).isInstanceOf(Ending.Done.class);
    assertThat(ending.report().account().seenClosed()).isTrue();
    assertThat(app.all()).isEmpty();
  }

  @Test
  void aNamesakeOfAnotherDomainGetsTheSecondUserName() {
    anna.tries(app);
    OnePerson other = person("8", "anna.berg@acme-de.example");

    Ending ending = other.tries(app);

    assertThat(ending).isInstanceOf(Ending.Done.class);
    assertThat(app.all())
        .extracting(account -> account.field(ProfileField.USER_NAME).orElseThrow())
        .first()
        .isEqualTo("anna.berg");
    assertThat(app.all()).hasSize(2);
    assertThat(other.plan(app).decision().effects()).isEmpty();
  }

  @Test
  void anAccountOfAnotherWorkerIsNotAdopted() {
    app.create(Map.of(ProfileField.USER_NAME, "x", ProfileField.MAIL, "anna.berg@acme.example"));
    anna.tries(app);
    OnePerson twin = person("9", "anna.berg@acme.example");

    Ending ending = twin.tries(app);

    assertThat(ending).isInstanceOf(Ending.Held.class);
    assertThat(codes(ending)).containsExactly(ReasonCode.APP_ACCOUNT_CONFLICT);
  }

  @Test
  void aMissingGroupLeavesAUsableAccountAndNobodyWaits() {
    InMemoryAppAccounts bare = new InMemoryAppAccounts(Set.of(), true);

    Ending ending = anna.tries(bare);

    assertThat(((Ending.Again) ending).settled()).isTrue();
    assertThat(codes(ending)).containsExactly(ReasonCode.APP_GROUP_UNKNOWN);
    assertThat(bare.all()).hasSize(1);
  }

  @Test
  void aMoverChangesGroups() {
    anna.tries(app);

    Ending ending = anna.worksIn("Sales").tries(app);

    assertThat(operations(ending)).containsExactly("update-account", "add-to-group");
    assertThat(ending.report().account().entitlements())
        .containsExactlyInAnyOrder(OnePerson.STAFF, OnePerson.SALES);
  }

  @Test
  void aRenamedPersonOfWhomNothingIsRememberedGetsNoSecondAccount() {
    anna.tries(app);
    OnePerson afterTheLoss =
        new OnePerson(new InMemoryLinks(), "7", "anna.meier@acme.example", true);

    Ending ending = afterTheLoss.tries(app);

    assertThat(operations(ending)).containsExactly("update-account");
    assertThat(app.all()).hasSize(1);
  }

  @Test
  void aLeaverLosesTheGroupsAlsoWhereTheAppDoesNotShowThem() {
    app.showsNoGroups();
    anna.tries(app);
    failing(Fault.NONE, Fault.NONE, Fault.LOST_REQUEST);

    Ending lost = anna.is(LifecycleStage.LEAVER).tries(app);
    Ending last = anna.tries(app);

    assertThat(lost).isInstanceOf(Ending.Again.class);
    assertThat(last).isInstanceOf(Ending.Done.class);
    assertThat(last.report().account().seenClosed()).isTrue();
    assertThat(app.groupsOf("u1")).isEmpty();
    assertThat(anna.link().groups()).isEmpty();
    assertThat(anna.plan(app).decision().effects()).isEmpty();
  }

  @Test
  void aGroupThatTheAppKeepsFromUsherHoldsNobodyAndIsTriedAgain() {
    app.keepsFromUsher(OnePerson.STAFF);

    Ending joined = anna.tries(app);

    assertThat(((Ending.Again) joined).settled()).isTrue();
    assertThat(((Ending.Again) joined).reason().retryAt()).isNotNull();
    assertThat(codes(joined)).containsExactly(ReasonCode.TARGET_PERMISSION_MISSING);
    assertThat(app.all()).hasSize(1);
  }

  @Test
  void aLeaverIsProvedClosedAlthoughAGroupDoesNotLetGo() {
    anna.worksIn("Sales").tries(app);
    app.letsNobodyOut(OnePerson.SALES);

    Ending ending = anna.is(LifecycleStage.LEAVER).tries(app);

    assertThat(ending).isInstanceOf(Ending.Held.class);
    assertThat(codes(ending)).containsExactly(ReasonCode.TARGET_REFUSED);
    assertThat(ending.report().account().seenClosed()).isTrue();
    assertThat(app.groupsOf("u1")).containsExactly(OnePerson.SALES);
  }

  @Test
  void whoLosesTheRaceForAnAccountChangesNothingInIt() {
    app.create(Map.of(ProfileField.USER_NAME, "x", ProfileField.MAIL, "anna.berg@acme.example"));
    links.justBeforeTheNextAdoption(() -> links.adopt("chat", new WorkerKey("bamboo", "9"), "u1"));

    Ending ending = anna.tries(app);

    assertThat(ending).isInstanceOf(Ending.Held.class);
    assertThat(codes(ending)).containsExactly(ReasonCode.APP_ACCOUNT_CONFLICT);
    assertThat(app.all().getFirst().field(ProfileField.EXTERNAL_ID)).isEmpty();
  }

  private void failing(Fault... faults) {
    Deque<Fault> left = new ArrayDeque<>(List.of(faults));
    app.faults(() -> Objects.requireNonNullElse(left.poll(), Fault.NONE));
  }
}
