// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.core.CallFailure;
import io.usher.core.LifecycleStage;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.entra.fake.People;
import io.usher.entra.fake.Tenant;
import io.usher.kit.lane.LaneResult;
import io.usher.sandbox.graph.GraphDesk;
import io.usher.sandbox.http.FaultKind;
import io.usher.sandbox.http.FaultRule;
import io.usher.sandbox.http.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole flow with Microsoft's client against a simulated tenant that lags and fails. */
class FlowOnSandboxIT {

  private final GraphSandbox sandbox =
      new GraphSandbox(Duration.ofMillis(60), Duration.ofMillis(100));
  private final Tenant tenant = new Tenant(sandbox.directory(), sandbox.mailboxes());

  @AfterEach
  void end() {
    sandbox.close();
  }

  @Test
  void aWholeLifeEndsAsExpected() {
    done(People.grace(), LifecycleStage.ACTIVE, 1);
    done(People.ada(), LifecycleStage.PREHIRE, 1);
    assertThat(ada().enabled()).isFalse();
    assertThat(ada().managerEmployeeId()).isEqualTo("E4");

    done(People.ada(), LifecycleStage.ACTIVE, 2);
    assertThat(ada().enabled()).isTrue();
    assertThat(ada().groups()).containsExactly("all-staff", "engineering");
    assertThat(ada().licences()).containsExactly("SPE_E3");

    done(moved(), LifecycleStage.ACTIVE, 3);
    assertThat(ada().groups()).containsExactly("all-staff", "sales", "sales-dach");
    assertThat(ada().managerEmployeeId()).isNull();

    done(moved(), LifecycleStage.LEAVER, 4);
    assertThat(ada().enabled()).isFalse();
    assertThat(ada().sessionRevocations()).isPositive();
    assertThat(ada().groups()).isEmpty();
    assertThat(tenant.outcomes().getLast().getAccount().getClosedVerified()).isTrue();

    done(moved(), LifecycleStage.GONE, 5);
    assertThat(ada().deleted()).isTrue();

    done(People.ada(), LifecycleStage.ACTIVE, 6);
    assertThat(ada().live()).isTrue();
    assertThat(ada().enabled()).isTrue();
    assertThat(ada().groups()).containsExactly("all-staff", "engineering");
    assertThat(sandbox.desk().everCreated("E17")).isEqualTo(1);
  }

  @Test
  void withEveryTenthCallFailingEverybodyHasExactlyOneAccount() throws Exception {
    Faults faults = sandbox.sandbox().desks().wire().faults();
    faults.add(FaultRule.of("graph", FaultKind.LOST_RESPONSE, 0.05));
    faults.add(FaultRule.of("graph", FaultKind.STATUS, 0.05));
    List<Worker> people = new ArrayList<>();
    for (int person = 1; person <= 40; person++) {
      people.add(People.hire(new WorkerKey("payroll", "" + person), "Grace", "Hopper").build());
    }
    try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      people.forEach(who -> running.add(lanes.submit(() -> done(who, LifecycleStage.ACTIVE, 1))));
      for (Future<?> one : running) {
        one.get();
      }
    }

    assertThat(sandbox.desk().people()).hasSize(40);
    assertThat(sandbox.desk().people())
        .allMatch(person -> person.groups().equals(List.of("all-staff", "engineering")))
        .allMatch(person -> person.licences().equals(List.of("SPE_E3")));
  }

  private static Worker moved() {
    return People.ada().toBuilder()
        .put(WorkerField.DEPARTMENT, "Sales")
        .put(WorkerField.MANAGER_ID, null)
        .build();
  }

  private GraphDesk.Person ada() {
    return sandbox.desk().people().stream()
        .filter(person -> "E17".equals(person.employeeId()))
        .findFirst()
        .orElseThrow();
  }

  /** As the engine would, with a shorter back-off. */
  private void done(Worker worker, LifecycleStage stage, long version) {
    for (int run = 0; run < 300; run++) {
      try {
        LaneResult result = tenant.run(worker, stage, version);
        if (result instanceof LaneResult.Done done && done.nextDueAt() == null) {
          return;
        }
      } catch (CallFailure.Later again) {
        // The engine would wait longer.
        assertThat(again.reason()).isNotNull();
      }
      LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
    }
    throw new AssertionError("It does not converge");
  }
}
