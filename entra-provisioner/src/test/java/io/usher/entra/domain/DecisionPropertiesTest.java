// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerType;
import io.usher.entra.domain.work.AccountCreation;
import io.usher.entra.domain.work.Performer;
import io.usher.entra.domain.work.Turn;
import io.usher.entra.fake.InMemoryAccounts;
import io.usher.entra.fake.InMemoryAddresses;
import io.usher.entra.fake.InMemoryDirectory;
import io.usher.entra.fake.People;
import io.usher.entra.fake.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every person in every stage. */
class DecisionPropertiesTest {

  private static final DesiredAccounts DESIRED = new DesiredAccounts(Tenant.COMPANY);

  private static final Turn TURN = new Turn(Tenant.NOW, Precedence.NORMAL, false);

  /** One step in a person's life. */
  record Life(Worker worker, LifecycleStage stage, boolean managerThere) {}

  @Property(tries = 300)
  void decidingTwiceGivesTheSamePlan(@ForAll("life") List<Life> lives) {
    InMemoryDirectory tenant = new InMemoryDirectory();
    boolean revoked = false;
    for (Life life : lives) {
      KnownState known = known(tenant, life, revoked);
      assertThat(EntraPolicy.decide(desired(life), known))
          .isEqualTo(EntraPolicy.decide(desired(life), known));
      revoked = apply(tenant, life, revoked);
    }
  }

  @Property(tries = 300)
  void afterAPlanWasPerformedNothingIsLeftToDo(@ForAll("life") List<Life> lives) {
    InMemoryDirectory tenant = new InMemoryDirectory();
    boolean revoked = false;
    for (Life life : lives) {
      revoked = apply(tenant, life, revoked);
      // A restored account shows its old groups only now: the flow looks a second time as well.
      revoked = apply(tenant, life, revoked);
      EntraDecision again = EntraPolicy.decide(desired(life), known(tenant, life, revoked));
      assertThat(again)
          .isInstanceOfSatisfying(
              EntraDecision.Plan.class, plan -> assertThat(plan.effects()).isEmpty());
    }
  }

  @Property(tries = 300)
  void thereIsNeverASecondAccountAndALeaverIsClosed(@ForAll("life") List<Life> lives) {
    InMemoryDirectory tenant = new InMemoryDirectory();
    boolean revoked = false;
    for (Life life : lives) {
      revoked = apply(tenant, life, revoked);
      assertThat(tenant.accounts()).hasSizeLessThanOrEqualTo(1);
      if (life.stage().leaving()) {
        assertThat(tenant.accounts()).allMatch(account -> account.state().closed());
      }
    }
  }

  private static boolean apply(InMemoryDirectory tenant, Life life, boolean revoked) {
    InMemoryAddresses addresses = new InMemoryAddresses(Duration.ofDays(1));
    Performer performer =
        new Performer(
            tenant,
            new InMemoryAccounts(),
            new AccountCreation(tenant, addresses, Duration.ofMinutes(15)));
    KnownState known = known(tenant, life, revoked);
    return switch (EntraPolicy.decide(desired(life), known)) {
      case EntraDecision.Hold hold -> revoked;
      case EntraDecision.Plan plan ->
          performer.perform(People.ADA, known, plan, TURN).sessionsRevoked();
    };
  }

  private static DesiredAccount desired(Life life) {
    return DESIRED.of(life.worker(), life.stage(), life.stage() == LifecycleStage.PREHIRE);
  }

  private static KnownState known(InMemoryDirectory tenant, Life life, boolean revoked) {
    return new KnownState(
        tenant.find(AccountQuery.byKey("E17")),
        life.managerThere() ? Optional.of("id-grace") : Optional.empty(),
        revoked);
  }

  @Provide
  Arbitrary<List<Life>> life() {
    Arbitrary<Worker> workers =
        Combinators.combine(
                Arbitraries.of("Engineering", "Sales", "People", ""),
                Arbitraries.of(WorkerType.EMPLOYEE, WorkerType.TEMPORARY, WorkerType.CONTRACTOR),
                Arbitraries.of("Engineer", "Head", ""),
                Arbitraries.of("4", "9", ""),
                Arbitraries.of(
                        WorkerField.DEPARTMENT,
                        WorkerField.WORKER_TYPE,
                        WorkerField.MANAGER_ID,
                        WorkerField.FIRST_NAME)
                    .set()
                    .ofMaxSize(2))
            .as(
                (department, type, title, manager, absent) -> {
                  Worker.Builder worker =
                      People.ada().toBuilder()
                          .put(WorkerField.DEPARTMENT, department)
                          .put(WorkerField.WORKER_TYPE, type)
                          .put(WorkerField.JOB_TITLE, title)
                          .put(WorkerField.MANAGER_ID, manager);
                  absent.forEach(worker::absent);
                  return worker.build();
                });
    return Combinators.combine(
            workers, Arbitraries.of(LifecycleStage.class), Arbitraries.of(true, false))
        .as(Life::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }
}
