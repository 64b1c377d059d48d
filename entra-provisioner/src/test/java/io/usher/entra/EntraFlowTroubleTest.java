// SPDX-License-Identifier: Apache-2.0
package io.usher.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.core.CallFailure;
import io.usher.core.LifecycleStage;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressHolder;
import io.usher.entra.domain.Applied;
import io.usher.entra.domain.Attribute;
import io.usher.entra.domain.Creation;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.KnownAccount.Holdings;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.KnownAccount.Name;
import io.usher.entra.domain.KnownAccount.State;
import io.usher.entra.domain.NewAccount;
import io.usher.entra.domain.Precedence;
import io.usher.entra.fake.InMemoryDirectory;
import io.usher.entra.fake.People;
import io.usher.entra.fake.Tenant;
import io.usher.entra.fake.UnreliableDirectory;
import io.usher.entra.fake.UnreliableDirectory.Crash;
import io.usher.entra.fake.UnreliableDirectory.Fault;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.events.v1.OutcomeStatus;
import io.usher.kit.lane.LaneResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the flow does and tells when calls are lost, readers lag or the directory is away. */
class EntraFlowTroubleTest {

  private final InMemoryDirectory directory = new InMemoryDirectory();

  @Test
  void aCreationThatWaitedLongAndWasThenLostIsNotMadeASecondTime() {
    Tenant tenant =
        unreliable(
            Fault.NONE,
            Fault.UNAVAILABLE, // the first try never arrives
            Fault.NONE,
            Fault.RESPONSE_LOST, // the second one does
            Fault.STALE,
            Fault.NONE,
            Fault.STALE); // and nobody sees it yet
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    tenant.passes(Duration.ofMinutes(16));
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    tenant.passes(Duration.ofSeconds(1));

    LaneResult unseen = tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(unseen)
        .isInstanceOfSatisfying(
            LaneResult.Later.class,
            later -> assertThat(later.reason().code()).isEqualTo(ReasonCode.NOT_YET_VISIBLE));
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    assertThat(directory.accounts()).hasSize(1);
    assertThat(last(tenant).getAccount().getUserPrincipalName())
        .isEqualTo("grace.hopper@acme-de.example");
  }

  @Test
  void anAddressWhoseHolderIsNeverSeenIsGivenUpAfterTheDelayHoweverOftenItWasTried() {
    List<Fault> faults = new ArrayList<>();
    for (int minute = 0; minute <= 15; minute++) {
      faults.addAll(List.of(Fault.NONE, Fault.NONE, Fault.STALE));
    }
    Tenant tenant = unreliable(faults.toArray(Fault[]::new));
    directory.holds(account("id-x", "grace.hopper@acme-de.example", "X1"));
    for (int minute = 0; minute < 15; minute++) {
      assertThat(tenant.run(People.grace(), LifecycleStage.ACTIVE, 1))
          .isInstanceOf(LaneResult.Later.class);
      tenant.passes(Duration.ofMinutes(1));
    }

    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(last(tenant).getAccount().getUserPrincipalName())
        .isEqualTo("grace.hopper2@acme-de.example");
  }

  @Test
  void whoLeavesRightAfterALostCreationIsClosed() {
    Tenant tenant = unreliable(Fault.NONE, Fault.CRASH_AFTER, Fault.STALE);
    assertThatThrownBy(() -> tenant.run(People.grace(), LifecycleStage.ACTIVE, 1))
        .isInstanceOf(Crash.class);
    tenant.passes(Duration.ofSeconds(1));

    LaneResult unseen = tenant.run(People.grace(), LifecycleStage.LEAVER, 2);

    assertThat(unseen).isInstanceOf(LaneResult.Later.class);
    assertThat(last(tenant).getStatus()).isEqualTo(OutcomeStatus.WAITING);
    assertThat(codes(last(tenant))).containsExactly("NOT_YET_VISIBLE");
    tenant.run(People.grace(), LifecycleStage.LEAVER, 2);
    assertThat(directory.accounts()).allMatch(account -> account.state().closed());
    assertThat(last(tenant).getAccount().getClosedVerified()).isTrue();
  }

  @Test
  void whoLeavesWithoutEverHavingHadAnAccountIsDoneAfterTheDelay() {
    Tenant tenant = unreliable(Fault.NONE, Fault.CRASH_BEFORE);
    assertThatThrownBy(() -> tenant.run(People.grace(), LifecycleStage.ACTIVE, 1))
        .isInstanceOf(Crash.class);
    tenant.passes(Duration.ofMinutes(14));
    assertThat(tenant.run(People.grace(), LifecycleStage.RESCINDED, 2))
        .isInstanceOf(LaneResult.Later.class);
    tenant.passes(Duration.ofMinutes(1));

    assertThat(tenant.run(People.grace(), LifecycleStage.RESCINDED, 2))
        .isInstanceOf(LaneResult.Done.class);
    assertThat(codes(last(tenant))).containsExactly("NEVER_PROVISIONED");
  }

  @Test
  void aLeaverIsToldOncePerAdmissionWhileTheDirectoryIsAway() {
    FailingDirectory failing = new FailingDirectory(directory);
    Tenant tenant = new Tenant(failing);
    directory.makesMailboxesAtOnce();
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    failing.failWith(new CallFailure.Later(ReasonCode.TARGET_UNAVAILABLE, "Away", null));

    LaneResult first = tenant.run(People.grace(), LifecycleStage.LEAVER, 2);
    failing.failWith(new CallFailure.Later(ReasonCode.TARGET_THROTTLED, "Busy", null));
    LaneResult second = tenant.run(People.grace(), LifecycleStage.LEAVER, 2);

    assertThat(List.of(first, second)).allMatch(LaneResult.Later.class::isInstance);
    assertThat(tenant.outcomes()).hasSize(2);
    assertThat(last(tenant).getStatus()).isEqualTo(OutcomeStatus.WAITING);
    assertThat(last(tenant).getVersion()).isEqualTo(2);
    assertThat(last(tenant).getAccount().getId()).isEqualTo("id-1");
    assertThat(last(tenant).getAccount().getUserPrincipalName())
        .isEqualTo("grace.hopper@acme-de.example");
    assertThat(last(tenant).getAccount().getClosedVerified()).isFalse();
    assertThat(last(tenant).getAccount().getAccountEnabled()).isTrue();

    failing.failWith(null);
    tenant.run(People.grace(), LifecycleStage.LEAVER, 2);
    assertThat(last(tenant).getAccount().getClosedVerified()).isTrue();
    assertThat(last(tenant).getVersion()).isEqualTo(3);
  }

  @Test
  void aLeaverIsToldAlsoWhenNobodysWorkCanSucceed() {
    FailingDirectory failing = new FailingDirectory(directory);
    Tenant tenant = new Tenant(failing);
    failing.failWith(
        new CallFailure.Misconfigured(ReasonCode.TARGET_PERMISSION_MISSING, "Not allowed"));

    LaneResult result = tenant.run(People.grace(), LifecycleStage.LEAVER, 2);

    assertThat(result).isInstanceOf(LaneResult.Paused.class);
    assertThat(last(tenant).getStatus()).isEqualTo(OutcomeStatus.WAITING);
    assertThat(last(tenant).getAccount()).isNull();
  }

  @Test
  void aRefusedLookUpIsToldAsAHold() {
    FailingDirectory failing = new FailingDirectory(directory);
    Tenant tenant = new Tenant(failing);
    failing.failWith(new CallFailure.Refused(ReasonCode.TARGET_REFUSED, "No"));

    LaneResult result = tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(result).isInstanceOf(LaneResult.Held.class);
    assertThat(last(tenant).getStatus()).isEqualTo(OutcomeStatus.HELD);
    assertThat(codes(last(tenant))).containsExactly("TARGET_REFUSED");
  }

  @Test
  void ofSomebodyWhoStaysNothingIsToldWhileTheDirectoryIsAway() {
    FailingDirectory failing = new FailingDirectory(directory);
    Tenant tenant = new Tenant(failing);
    failing.failWith(new CallFailure.Later(ReasonCode.TARGET_UNAVAILABLE, "Away", null));

    assertThatThrownBy(() -> tenant.run(People.grace(), LifecycleStage.ACTIVE, 1))
        .isInstanceOf(CallFailure.Later.class);
    assertThat(tenant.outcomes()).isEmpty();
  }

  @Test
  void aManagerWhoWasAdoptedInATryThatDiedStillWakesTheReports() {
    Tenant tenant = new Tenant(directory);
    directory.makesMailboxesAtOnce();
    tenant.run(People.ada(), LifecycleStage.ACTIVE, 1);
    directory.holds(account("id-x", "g.hopper@acme.example", "E4"));
    assertThat(tenant.flow().handle(tenant.claim(People.grace(), LifecycleStage.ACTIVE, 1)))
        .isInstanceOf(LaneResult.Done.class);

    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);

    assertThat(tenant.waits().woken()).containsExactly(Tenant.lane(People.ADA));
  }

  @Test
  void everyCallForALeaverGoesFirst() {
    Tenant tenant = new Tenant(directory);
    tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    int before = directory.precedences().size();
    assertThat(directory.precedences()).containsOnly(Precedence.NORMAL);

    tenant.run(People.grace(), LifecycleStage.GONE, 2);

    assertThat(directory.precedences().subList(before, directory.precedences().size()))
        .hasSizeGreaterThan(3)
        .containsOnly(Precedence.LEAVER);
  }

  private Tenant unreliable(Fault... faults) {
    return new Tenant(new UnreliableDirectory(directory, List.of(faults).iterator()));
  }

  private static DirectoryOutcome last(Tenant tenant) {
    return tenant.outcomes().getLast();
  }

  private static List<String> codes(DirectoryOutcome outcome) {
    return outcome.getReasons().stream().map(io.usher.events.v1.Reason::getCode).toList();
  }

  private static KnownAccount account(String id, String upn, String employeeId) {
    return new KnownAccount(
        new Name(id, upn),
        new State(true, false),
        Map.of(Attribute.EMPLOYEE_ID, employeeId),
        Holdings.NONE,
        Mailbox.NONE);
  }

  /** A directory whose look-ups fail while it is told so. */
  private static final class FailingDirectory implements Directory {

    private final InMemoryDirectory tenant;
    private Optional<CallFailure> failure = Optional.empty();

    FailingDirectory(InMemoryDirectory tenant) {
      this.tenant = tenant;
    }

    void failWith(@Nullable CallFailure next) {
      failure = Optional.ofNullable(next);
    }

    @Override
    public Finding find(AccountQuery query) {
      if (failure.isPresent()) {
        throw failure.get();
      }
      return tenant.find(query);
    }

    @Override
    public Creation create(NewAccount account) {
      return tenant.create(account);
    }

    @Override
    public Optional<AddressHolder> holderOf(Address address) {
      return tenant.holderOf(address);
    }

    @Override
    public Applied apply(String accountId, List<EntraEffect> step, Precedence precedence) {
      return tenant.apply(accountId, step, precedence);
    }
  }
}
