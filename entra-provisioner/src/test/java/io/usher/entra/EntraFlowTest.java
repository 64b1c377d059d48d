// SPDX-License-Identifier: Apache-2.0
package io.usher.entra;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.LifecycleStage;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.entra.domain.Attribute;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.KnownAccount.Holdings;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.KnownAccount.Name;
import io.usher.entra.domain.KnownAccount.State;
import io.usher.entra.domain.Precedence;
import io.usher.entra.fake.InMemoryDirectory;
import io.usher.entra.fake.People;
import io.usher.entra.fake.Tenant;
import io.usher.entra.fake.UnreliableDirectory;
import io.usher.entra.fake.UnreliableDirectory.Fault;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.events.v1.Effect;
import io.usher.events.v1.OutcomeStatus;
import io.usher.kit.lane.LaneResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the flow does and tells, lane by lane. */
class EntraFlowTest {

  private final InMemoryDirectory directory = new InMemoryDirectory();
  private final Tenant tenant = new Tenant(directory, this::mailbox);
  private int mailboxQuestions;

  private KnownAccount.Mailbox mailbox(String accountId) {
    mailboxQuestions++;
    return directory.account(accountId).orElseThrow().mailbox();
  }

  @Test
  void aJoinerIsToldAtOnceAndAgainWhenTheMailboxIsReady() {
    LaneResult made = tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(made).isInstanceOfSatisfying(LaneResult.Done.class, this::looksAgainSoon);
    assertThat(last().getStatus()).isEqualTo(OutcomeStatus.WAITING);
    assertThat(last().getAccount().getMailboxReady()).isFalse();
    assertThat(codes(last())).containsExactly("MAILBOX_NOT_READY");

    tenant.passes(Duration.ofSeconds(1));
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    assertThat(mailboxQuestions).isEqualTo(1);
    assertThat(tenant.outcomes()).hasSize(1);

    directory.deliversMailbox("id-1");
    tenant.passes(Duration.ofSeconds(1));
    LaneResult ready = tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(ready)
        .isInstanceOfSatisfying(
            LaneResult.Done.class, done -> assertThat(done.nextDueAt()).isNull());
    assertThat(last().getAccount().getMailboxReady()).isTrue();
    assertThat(last().getAccount().getMail()).isEqualTo("grace.hopper@acme-de.example");
    assertThat(last().getTimes().getMailboxReadyAt()).isNotNull();
    assertThat(tenant.outcomes()).extracting(DirectoryOutcome::getVersion).containsExactly(1L, 2L);
  }

  private void looksAgainSoon(LaneResult.Done done) {
    assertThat(done.nextDueAt()).isEqualTo(Tenant.NOW.plusMillis(400));
  }

  @Test
  void whileNothingChangesNothingIsTold() {
    directory.makesMailboxesAtOnce();
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(tenant.outcomes()).hasSize(1);
  }

  @Test
  void anAdmissionThatChangesNothingIsToldOnce() {
    directory.makesMailboxesAtOnce();
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 2);
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 2);

    assertThat(tenant.outcomes())
        .extracting(DirectoryOutcome::getStatus)
        .containsExactly(OutcomeStatus.APPLIED, OutcomeStatus.UNCHANGED);
    assertThat(last().getAdmittedVersion()).isEqualTo(2);
  }

  @Test
  void theMailboxIsNotWaitedForForEver() {
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    tenant.passes(Duration.ofHours(24));
    LaneResult late = tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(late)
        .isInstanceOfSatisfying(
            LaneResult.Done.class, done -> assertThat(done.nextDueAt()).isNull());
    assertThat(codes(last())).containsExactly("MAILBOX_NOT_READY");
  }

  @Test
  void aManagerWhoComesLaterWakesTheReportAndIsLinked() {
    directory.makesMailboxesAtOnce();
    tenant.run(People.ada(), LifecycleStage.ACTIVE, 1);
    assertThat(last().getStatus()).isEqualTo(OutcomeStatus.APPLIED);
    assertThat(codes(last())).containsExactly("MANAGER_NOT_YET");

    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    assertThat(tenant.waits().woken()).containsExactly(Tenant.lane(People.ADA));
    tenant.run(People.ada(), LifecycleStage.ACTIVE, 1);

    assertThat(last().getReasons()).isEmpty();
    assertThat(operations(last())).containsExactly("set-manager");
    assertThat(directory.account("id-1").orElseThrow().holdings().managerId()).contains("id-2");
  }

  @Test
  void aLeaverIsClosedAndProvedInOneRun() {
    directory.makesMailboxesAtOnce();
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    tenant.run(People.grace(), LifecycleStage.LEAVER, 2);

    assertThat(operations(last()))
        .startsWith("disable-sign-in", "revoke-sessions", "remove-from-group");
    assertThat(last().getAccount().getClosedVerified()).isTrue();
    assertThat(last().getAccount().getAccountEnabled()).isFalse();
    assertThat(last().getAccount().getLicences()).containsExactly("M365_E3");
  }

  @Test
  void closedIsNotSaidWhileTheReadBackFails() {
    Tenant unreliable =
        new Tenant(
            new UnreliableDirectory(
                directory,
                List.of(
                        Fault.NONE,
                        Fault.NONE,
                        Fault.NONE,
                        Fault.NONE,
                        Fault.NONE, // joiner
                        Fault.NONE,
                        Fault.NONE,
                        Fault.NONE,
                        Fault.NONE,
                        Fault.NONE, // leaver
                        Fault.UNAVAILABLE)
                    .iterator()));
    directory.makesMailboxesAtOnce();
    unreliable.run(People.grace(), LifecycleStage.ACTIVE, 1);
    LaneResult notProved = unreliable.run(People.grace(), LifecycleStage.LEAVER, 2);

    assertThat(notProved).isInstanceOf(LaneResult.Later.class);
    assertThat(unreliable.outcomes().getLast().getAccount().getClosedVerified()).isFalse();

    unreliable.run(People.grace(), LifecycleStage.LEAVER, 2);
    assertThat(unreliable.outcomes().getLast().getAccount().getClosedVerified()).isTrue();
  }

  @Test
  void withoutASeatTheRestIsDoneAndTheLaneComesBack() {
    directory.hasSeats("M365_E3", 0);
    LaneResult result = tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(result)
        .isInstanceOfSatisfying(
            LaneResult.Done.class,
            done ->
                assertThat(done.waitsFor())
                    .extracting(Reason::code)
                    .isEqualTo(ReasonCode.LICENCE_NO_SEATS));
    assertThat(last().getStatus()).isEqualTo(OutcomeStatus.WAITING);
    assertThat(last().getAccount().getGroups()).containsExactly("all-staff", "engineering");
  }

  @Test
  void anAddressThatSomebodyElseHasIsLeftToThem() {
    directory.holds(foreign("id-x", "grace.hopper@acme-de.example", "X1"));
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(last().getAccount().getUserPrincipalName())
        .isEqualTo("grace.hopper2@acme-de.example");
    assertThat(directory.account("id-x").orElseThrow().attributes())
        .containsEntry(Attribute.EMPLOYEE_ID, "X1");
  }

  @Test
  void anAccountWithOurKeyIsAdopted() {
    directory.holds(foreign("id-x", "g.hopper@acme.example", "E4"));
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(directory.accounts()).hasSize(1);
    assertThat(last().getAccount().getUserPrincipalName()).isEqualTo("g.hopper@acme.example");
    assertThat(operations(last())).doesNotContain("create-user");
  }

  @Test
  void anAccountOfAnotherPersonIsNotAdoptedEvenWithTheSameKey() {
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    Worker namesake =
        People.hire(new WorkerKey("payroll", "900"), "Grace", "Kelly")
            .put(WorkerField.EMPLOYEE_NUMBER, "E4")
            .build();

    LaneResult result = tenant.run(namesake, LifecycleStage.ACTIVE, 1);

    assertThat(result).isInstanceOf(LaneResult.Held.class);
    assertThat(last().getStatus()).isEqualTo(OutcomeStatus.HELD);
    assertThat(codes(last())).containsExactly("ACCOUNT_BELONGS_TO_ANOTHER");
    assertThat(directory.accounts()).hasSize(1);
  }

  @Test
  void aRehireAfterTheGracePeriodGetsTheSameAccountAndAddressBack() {
    directory.makesMailboxesAtOnce();
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    tenant.run(People.grace(), LifecycleStage.LEAVER, 2);
    tenant.run(People.grace(), LifecycleStage.GONE, 3);
    assertThat(directory.account("id-1").orElseThrow().state().deleted()).isTrue();

    tenant.run(People.grace(), LifecycleStage.ACTIVE, 4);

    assertThat(directory.accounts()).hasSize(1);
    assertThat(last().getAccount().getAccountEnabled()).isTrue();
    assertThat(operations(last())).startsWith("restore-user", "enable-sign-in", "assign-licence");
  }

  @Test
  void anAccountThatSomebodyElsePurgedIsMadeAgainWithItsAddress() {
    directory.makesMailboxesAtOnce();
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    String address = last().getAccount().getUserPrincipalName();
    directory.loses("id-1");
    tenant.passes(Duration.ofHours(1));

    LaneResult result = tenant.run(People.grace(), LifecycleStage.ACTIVE, 2);

    assertThat(result).isInstanceOf(LaneResult.Done.class);
    assertThat(operations(last())).startsWith("create-user");
    assertThat(directory.accounts()).hasSize(1);
    assertThat(last().getAccount().getUserPrincipalName()).isEqualTo(address);
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 3);
    assertThat(last().getStatus()).isEqualTo(OutcomeStatus.UNCHANGED);
  }

  @Test
  void anAccountThatSomebodyElseDeletedIsRestored() {
    directory.makesMailboxesAtOnce();
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    directory.apply("id-1", List.of(new EntraEffect.DeleteUser()), Precedence.NORMAL);
    tenant.passes(Duration.ofHours(1));

    tenant.run(People.grace(), LifecycleStage.ACTIVE, 2);

    assertThat(operations(last())).startsWith("restore-user");
    assertThat(directory.accounts()).hasSize(1);
  }

  @Test
  void aLeaverWhoseAccountSomebodyElsePurgedIsDoneAndGetsNoNewOne() {
    directory.makesMailboxesAtOnce();
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    directory.loses("id-1");
    tenant.passes(Duration.ofHours(1));

    LaneResult result = tenant.run(People.grace(), LifecycleStage.LEAVER, 2);

    assertThat(result).isInstanceOf(LaneResult.Done.class);
    assertThat(directory.accounts()).isEmpty();
  }

  @Test
  void theAddressOfSomebodyGoneIsNotGivenToANamesake() {
    directory.makesMailboxesAtOnce();
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    tenant.run(People.grace(), LifecycleStage.GONE, 2);
    Worker namesake = People.hire(new WorkerKey("bamboo", "99"), "Grace", "Hopper").build();
    tenant.run(namesake, LifecycleStage.ACTIVE, 1);

    assertThat(last().getAccount().getUserPrincipalName())
        .isEqualTo("grace.hopper2@acme-de.example");
  }

  @Test
  void aHeldPersonIsToldOnce() {
    directory.holds(foreign("id-x", "a@acme.example", "E4"));
    directory.holds(foreign("id-y", "b@acme.example", "E4"));
    LaneResult result = tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(result).isInstanceOf(LaneResult.Held.class);
    assertThat(tenant.outcomes()).hasSize(1);
    assertThat(last().getStatus()).isEqualTo(OutcomeStatus.HELD);
  }

  @Test
  void aLicenceThatAGroupCarriesIsToldAsALicence() {
    Worker temp =
        People.grace().toBuilder()
            .put(WorkerField.WORKER_TYPE, io.usher.core.WorkerType.TEMPORARY)
            .build();
    tenant.run(temp, LifecycleStage.ACTIVE, 1);

    assertThat(last().getAccount().getLicences()).containsExactly("M365_F1");
    assertThat(last().getAccount().getGroups()).contains("lic-frontline");
  }

  private DirectoryOutcome last() {
    return tenant.outcomes().getLast();
  }

  private static List<String> codes(DirectoryOutcome outcome) {
    return outcome.getReasons().stream().map(io.usher.events.v1.Reason::getCode).toList();
  }

  private static List<String> operations(DirectoryOutcome outcome) {
    return outcome.getEffects().stream().map(Effect::getOperation).toList();
  }

  private static KnownAccount foreign(String id, String upn, String employeeId) {
    return new KnownAccount(
        new Name(id, upn),
        new State(true, false),
        Map.of(Attribute.EMPLOYEE_ID, employeeId),
        new Holdings(java.util.Set.of(), java.util.Set.of(), Optional.empty()),
        Mailbox.NONE);
  }
}
