// SPDX-License-Identifier: Apache-2.0
package io.usher.system.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.ReasonCode;
import io.usher.core.WorkerField;
import io.usher.events.v1.LifecycleStage;
import io.usher.system.check.Ledger;
import io.usher.system.check.Truth;
import io.usher.system.follow.Milestone;
import io.usher.system.people.Fate;
import io.usher.system.people.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One person's way, story by story, on one stack that all stories share. */
class StoriesST {

  private static final int PORT_BASE = Integer.getInteger("usher.stories.port-base", 17080);

  private static LocalDate today;
  private static Cast cast;
  private static World world;

  @BeforeAll
  static void start() {
    today = LocalDate.now(ZoneOffset.UTC);
    cast = new Cast(11, today);
    world = World.start("stories", PORT_BASE, 1);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void aJoinerGetsAllThatTheBirthrightGivesAndHrLearnsTheAddressOnce() {
    Person manager = cast.bamboo("People");
    Person joiner = cast.bamboo("Engineering").reportingTo(manager);

    world.hr().hire(List.of(manager, joiner));

    world.untilAsTheyMust(manager, joiner);
    world.untilCompleted(manager, LifecycleStage.ACTIVE);
    world.untilCompleted(joiner, LifecycleStage.ACTIVE);
    Truth truth = world.truth(joiner);
    assertThat(truth.licences()).containsExactly("SPE_E3");
    assertThat(truth.groups()).containsExactlyInAnyOrder("all-staff", "engineering");
    assertThat(truth.manager()).isEqualTo("B" + manager.key().workerId());
    assertThat(truth.groupsIn("atlassian")).containsExactly("jira-developers");
    assertThat(truth.mail()).endsWith("@acme-de.example");
    assertThat(truth.workEmailInHr()).isEqualTo(truth.mail());
    assertNothingLeftToDo(joiner);
  }

  @Test
  void anEventThatHrSendsAgainChangesNothing() {
    Person joiner = cast.bamboo("Support");
    world.hr().hire(List.of(joiner));
    world.untilAsTheyMust(joiner);
    world.untilCompleted(joiner, LifecycleStage.ACTIVE);
    long moment = world.moment();

    world.hr().tellAgain(joiner);

    world.until(
        "BambooHR is read again",
        () -> assertThat(world.callsSince(moment, "bamboo", joiner)).isNotEmpty());
    world.untilQuiet(joiner);
    assertThat(world.changesSince(moment)).isEmpty();
    assertThat(world.truth(joiner).writeBacks()).isEqualTo(1);
  }

  @Test
  void aMoverChangesGroupsAndAppsAndNothingElse() {
    Person mover = cast.bamboo("Sales");
    Person bystander = cast.bamboo("Sales");
    world.hr().hire(List.of(mover, bystander));
    world.untilAsTheyMust(mover, bystander);
    world.untilCompleted(mover, LifecycleStage.ACTIVE);
    world.untilCompleted(bystander, LifecycleStage.ACTIVE);
    Truth before = world.truth(mover);
    assertThat(before.groups()).containsExactlyInAnyOrder("all-staff", "sales", "sales-dach");
    assertThat(before.groupsIn("slack")).containsExactly("sales");
    long moment = world.moment();

    world.hr().move(mover, "Engineering");

    world.untilAsTheyMust(mover.movedTo("Engineering"), bystander);
    world.until(
        "the app entitlements have moved",
        () -> {
          assertThat(world.truth(mover).groupsIn("slack")).isEmpty();
          assertThat(world.truth(mover).groupsIn("atlassian")).containsExactly("jira-developers");
        });
    world.untilQuiet(mover);
    Truth after = world.truth(mover);
    assertThat(after.groups()).containsExactlyInAnyOrder("all-staff", "engineering");
    assertThat(after.accountId()).isEqualTo(before.accountId());
    assertThat(after.mail()).isEqualTo(before.mail());
    assertThat(after.licences()).isEqualTo(before.licences());
    assertThat(after.sessionRevocations()).isZero();
    assertThat(world.changesSince(moment)).isEqualTo(callsOfTheMove(mover));
  }

  private static Map<String, Set<String>> callsOfTheMove(Person mover) {
    return Map.of(
        "B" + mover.key().workerId(),
        Set.of(
            "graph PATCH /v1.0/users/{id}",
            "graph POST /v1.0/groups/{id}/members/$ref",
            "graph DELETE /v1.0/groups/{id}/members/{member}/$ref"),
        mover.key().toString(),
        Set.of(
            "slack PATCH /slack/scim/v2/Users/{id}",
            "slack PATCH /slack/scim/v2/Groups/{id}",
            "atlassian POST /atlassian/scim/directory/{directoryId}/Users",
            "atlassian PATCH /atlassian/scim/directory/{directoryId}/Groups/{id}"));
  }

  @Test
  void aLeaverIsClosedEverywhereAndTheClosingIsReadBack() {
    Person leaver = cast.bamboo("Engineering");
    world.hr().hire(List.of(leaver));
    world.untilAsTheyMust(leaver);
    world.untilCompleted(leaver, LifecycleStage.ACTIVE);
    long moment = world.moment();

    world.hr().terminate(leaver, today.minusDays(1));

    world.untilAsTheyMust(leaver.leftOn(today.minusDays(1)));
    world.untilCompleted(leaver, LifecycleStage.LEAVER);
    Truth truth = world.truth(leaver);
    assertThat(truth.signInOpen()).isFalse();
    assertThat(truth.sessionRevocations()).isEqualTo(1);
    assertThat(truth.groups()).isEmpty();
    assertThat(truth.activeIn("slack")).isFalse();
    assertThat(truth.activeIn("atlassian")).isFalse();
    world.until(
        "the topics say that all was read back as closed",
        () ->
            assertThat(world.journal().closedIn(leaver.key().toString()))
                .containsExactlyInAnyOrder("entra", "slack", "jira"));
    assertThat(List.of("graph", "slack", "atlassian"))
        .allSatisfy(
            vendor ->
                assertThat(world.callsSince(moment, vendor, leaver).getLast())
                    .extracting(Ledger.Call::method)
                    .isEqualTo("GET"));
    assertNothingLeftToDo(leaver);
  }

  @Test
  void someoneWhoComesBackGetsTheSameAccountsAgain() {
    Person person = cast.bamboo("Engineering");
    world.hr().hire(List.of(person));
    world.untilAsTheyMust(person);
    world.untilCompleted(person, LifecycleStage.ACTIVE);
    Truth before = world.truth(person);
    world.hr().terminate(person, today.minusDays(1));
    world.untilAsTheyMust(person.leftOn(today.minusDays(1)));
    world.untilCompleted(person, LifecycleStage.LEAVER);

    world.hr().rehire(person, today);

    world.untilAsTheyMust(person);
    world.untilCompleted(person, LifecycleStage.ACTIVE);
    Truth after = world.truth(person);
    assertThat(after.accountId()).isEqualTo(before.accountId());
    assertThat(after.mail()).isEqualTo(before.mail());
    assertThat(after.groups()).containsExactlyInAnyOrder("all-staff", "engineering");
    assertThat(after.groupsIn("atlassian")).containsExactly("jira-developers");
  }

  @Test
  void whoStartsWithinTheWindowIsPreparedAndActiveOnceHrMovesTheFirstDayToToday() {
    Person hire = cast.bamboo("Engineering").startingOn(today.plusDays(5), Fate.PREPARED);

    world.hr().hire(List.of(hire));

    world.untilAsTheyMust(hire);
    world.untilCompleted(hire, LifecycleStage.PREHIRE);
    Truth prepared = world.truth(hire);
    assertThat(prepared.accountsMade()).isEqualTo(1);
    assertThat(prepared.signInOpen()).isFalse();
    assertThat(prepared.accountsMadeIn("slack")).isZero();

    world.hr().startOn(hire, today);

    world.untilAsTheyMust(hire.startingOn(today, Fate.READY));
    world.untilCompleted(hire, LifecycleStage.ACTIVE);
    assertThat(world.truth(hire).accountId()).isEqualTo(prepared.accountId());
  }

  @Test
  void whoStartsLaterWaitsForTheWindowAndIsActiveOnceHrMovesTheFirstDayToToday() {
    LocalDate later = today.plusDays(60);
    Person hire = cast.bamboo("Sales").startingOn(later, Fate.WAITING);
    String key = hire.key().toString();
    Instant window = later.minusDays(14).atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant();

    world.hr().hire(List.of(hire));

    world.until(
        "validation waits for the window",
        () ->
            assertThat(world.operator().lanes(world.endpoints().validation(), key))
                .singleElement()
                .satisfies(lane -> assertThat(lane.state()).isEqualTo("WAITING"))
                .satisfies(lane -> assertThat(Instant.parse(lane.dueAt())).isEqualTo(window)));
    world.untilAsTheyMust(hire);
    assertThat(world.journal().has(Milestone.ADMITTED, key)).isFalse();

    world.hr().startOn(hire, today);

    world.untilAsTheyMust(hire.startingOn(today, Fate.READY));
    world.untilCompleted(hire, LifecycleStage.ACTIVE);
  }

  @Test
  void whoIsHeldGoesThroughOnceAnAdminReleasesTheFinding() {
    Person held =
        cast.bamboo("Support")
            .named("Jean", "Smith2")
            .heldFor(ReasonCode.NAME_HAS_DIGITS_OR_SYMBOLS);
    world.hr().hire(List.of(held));
    untilHeld(held, ReasonCode.NAME_HAS_DIGITS_OR_SYMBOLS);

    world.operator().release(held.key().toString(), Set.of(ReasonCode.NAME_HAS_DIGITS_OR_SYMBOLS));

    world.untilAsTheyMust(held.startingOn(held.startDate(), Fate.READY));
    assertNoLongerHeld(held);
  }

  @Test
  void whoIsHeldGoesThroughOnceAnAdminCorrectsTheValue() {
    Person held = cast.bamboo("Enginering").heldFor(ReasonCode.DEPARTMENT_UNKNOWN);
    world.hr().hire(List.of(held));
    untilHeld(held, ReasonCode.DEPARTMENT_UNKNOWN);

    world.operator().correct(held.key().toString(), Map.of(WorkerField.DEPARTMENT, "Engineering"));

    world.untilAsTheyMust(held.movedTo("Engineering").startingOn(held.startDate(), Fate.READY));
    assertNoLongerHeld(held);
  }

  @Test
  void whoIsHeldGoesThroughOnceHrSendsACorrectedFile() {
    Person person = cast.payroll();
    Person bad = person.named("TBD", person.lastName()).heldFor(ReasonCode.NAME_PLACEHOLDER);
    Person good = cast.payroll();
    world.hr().upload(List.of(bad, good));
    untilHeld(bad, ReasonCode.NAME_PLACEHOLDER);
    world.untilAsTheyMust(good);

    world.hr().upload(List.of(person, good));

    world.untilAsTheyMust(person, good);
    world.untilCompleted(good, LifecycleStage.ACTIVE);
    assertNoLongerHeld(person);
  }

  @Test
  void aManagerWhoArrivesAfterTheReportIsLinkedThen() {
    Person manager = cast.bamboo("Sales");
    Person report = cast.bamboo("Sales").reportingTo(manager);
    world.hr().hire(List.of(report));
    world.untilAsTheyMust(report.reportingTo(null));
    world.until(
        "the report waits for the manager",
        () ->
            assertThat(
                    world
                        .operator()
                        .plan(world.endpoints().entra(), report.key().toString())
                        .reasons())
                .containsExactly(ReasonCode.MANAGER_NOT_YET.code()));
    assertThat(world.truth(report).manager()).isEmpty();

    world.hr().hire(List.of(manager));

    world.untilAsTheyMust(manager, report);
    world.untilCompleted(manager, LifecycleStage.ACTIVE);
    assertThat(world.truth(report).manager()).isEqualTo("B" + manager.key().workerId());
    world.untilCompleted(report, LifecycleStage.ACTIVE);
    assertNothingLeftToDo(report);
  }

  private static void untilHeld(Person person, ReasonCode code) {
    String key = person.key().toString();
    world.until(
        key + " is held",
        () -> assertThat(world.operator().held()).containsEntry(key, Set.of(code.code())));
    world.untilAsTheyMust(person);
    assertThat(world.journal().has(Milestone.ADMITTED, key)).isFalse();
  }

  private static void assertNoLongerHeld(Person person) {
    String key = person.key().toString();
    assertThat(world.operator().held()).doesNotContainKey(key);
    world.until(
        "the topic says that it is released",
        () -> assertThat(world.journal().heldCodes(key)).isEmpty());
    world.untilCompleted(person, LifecycleStage.ACTIVE);
  }

  /** Deciding again changes nothing. */
  private static void assertNothingLeftToDo(Person person) {
    String key = person.key().toString();
    assertThat(List.of(world.endpoints().entra(), world.endpoints().saas()))
        .allSatisfy(service -> assertThat(world.operator().plan(service, key).effects()).isEmpty());
  }
}
