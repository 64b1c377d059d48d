// SPDX-License-Identifier: Apache-2.0
package io.usher.entra;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.CallFailure;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerKey;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.fake.InMemoryDirectory;
import io.usher.entra.fake.People;
import io.usher.entra.fake.Tenant;
import io.usher.entra.fake.UnreliableDirectory;
import io.usher.entra.fake.UnreliableDirectory.Crash;
import io.usher.entra.fake.UnreliableDirectory.Fault;
import io.usher.kit.lane.LaneResult;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Cut off between any two calls, with answers lost and readers that lag: it converges. */
class ConvergencePropertiesTest {

  /** Faults end long before an account must be visible, and all tries end long after. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private static final Worker NAMESAKE =
      People.hire(new WorkerKey("bamboo", "98"), "Grace", "Hopper").build();

  @Property(tries = 300)
  void whateverIsCutOffThereIsExactlyOneAccountPerPerson(@ForAll("faults") List<Fault> faults) {
    // Given
    InMemoryDirectory directory = new InMemoryDirectory();
    Tenant tenant = new Tenant(new UnreliableDirectory(directory, faults.iterator()));
    // When
    untilDone(tenant, People.grace(), LifecycleStage.ACTIVE, 1);
    untilDone(tenant, NAMESAKE, LifecycleStage.ACTIVE, 1);
    untilDone(tenant, People.ada(), LifecycleStage.ACTIVE, 1);
    // Then
    assertThat(directory.accounts())
        .extracting(account -> account.name().userPrincipalName())
        .containsExactlyInAnyOrder(
            "grace.hopper@acme-de.example",
            "grace.hopper2@acme-de.example",
            "ada.lovelace@acme-de.example");
    assertThat(directory.accounts())
        .allMatch(account -> account.state().enabled())
        .allMatch(account -> account.holdings().licences().contains("M365_E3"))
        .allMatch(account -> account.holdings().groups().size() == 2);
  }

  @Property(tries = 300)
  void whateverIsCutOffALeaverEndsClosedAndRevoked(@ForAll("faults") List<Fault> faults) {
    // Given
    InMemoryDirectory directory = new InMemoryDirectory();
    Tenant tenant = new Tenant(new UnreliableDirectory(directory, faults.iterator()));
    untilDone(tenant, People.grace(), LifecycleStage.ACTIVE, 1);
    int before = directory.ledger().size();
    // When
    untilDone(tenant, People.grace(), LifecycleStage.LEAVER, 2);
    // Then
    KnownAccount account = directory.accounts().getFirst();
    assertThat(account.state().enabled()).isFalse();
    assertThat(account.holdings().groups()).isEmpty();
    List<String> calls = directory.ledger().subList(before, directory.ledger().size());
    assertThat(calls.lastIndexOf("revoke-sessions"))
        .isGreaterThan(calls.lastIndexOf("disable-sign-in"));
    assertThat(tenant.outcomes().getLast().getAccount().getClosedVerified()).isTrue();
  }

  @Property(tries = 300)
  void whateverIsCutOffARehireGetsTheOldAccount(@ForAll("faults") List<Fault> faults) {
    // Given
    InMemoryDirectory directory = new InMemoryDirectory();
    Tenant tenant = new Tenant(new UnreliableDirectory(directory, faults.iterator()));
    untilDone(tenant, People.grace(), LifecycleStage.ACTIVE, 1);
    untilDone(tenant, People.grace(), LifecycleStage.GONE, 2);
    // When
    untilDone(tenant, People.grace(), LifecycleStage.ACTIVE, 3);
    // Then
    assertThat(directory.accounts()).hasSize(1);
    assertThat(directory.accounts().getFirst().state().closed()).isFalse();
  }

  @Property(tries = 300)
  void whateverIsCutOffWhoLeavesAtOnceHasNoOpenAccount(@ForAll("faults") List<Fault> faults) {
    // Given
    InMemoryDirectory directory = new InMemoryDirectory();
    Tenant tenant = new Tenant(new UnreliableDirectory(directory, faults.iterator()));
    try {
      tenant.run(People.grace(), LifecycleStage.ACTIVE, 1);
    } catch (CallFailure.Later | Crash cutOff) {
      tenant.passes(Duration.ofSeconds(1));
    }
    // When
    untilDone(tenant, People.grace(), LifecycleStage.RESCINDED, 2);
    // Then
    assertThat(directory.accounts())
        .hasSizeLessThanOrEqualTo(1)
        .allMatch(account -> account.state().deleted());
  }

  /** As the engine: later means again, a crash means again without anything written. */
  private static void untilDone(Tenant tenant, Worker worker, LifecycleStage stage, long version) {
    for (int run = 0; run < 200; run++) {
      try {
        if (tenant.run(worker, stage, version) instanceof LaneResult.Done) {
          return;
        }
        tenant.passes(AGAIN);
      } catch (CallFailure.Later | Crash again) {
        tenant.passes(AGAIN);
      }
    }
    throw new AssertionError("It does not converge");
  }

  @Provide
  Arbitrary<List<Fault>> faults() {
    return Arbitraries.frequency(
            Tuple.of(6, Fault.NONE),
            Tuple.of(1, Fault.UNAVAILABLE),
            Tuple.of(1, Fault.RESPONSE_LOST),
            Tuple.of(1, Fault.CRASH_BEFORE),
            Tuple.of(1, Fault.CRASH_AFTER),
            Tuple.of(1, Fault.STALE))
        .list()
        .ofMaxSize(60);
  }
}
