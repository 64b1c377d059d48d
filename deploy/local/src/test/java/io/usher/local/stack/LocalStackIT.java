// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.usher.local.contract.ContractRegistration;
import io.usher.local.part.FreePorts;
import io.usher.local.part.Part;
import io.usher.local.part.UsherHome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

  @TempDir Path folder;

  @Test
  void aStackKeepsItsContractsAndLeavesNoProcessBehind() {
    StackPlan plan = plan();
    ContractRegistration.Result first;
    List<Long> processes;
    try (LocalStack stack = new LocalStack(plan, StackListener.SILENT)) {
      stack.start();
      processes = stack.parts().stream().map(part -> part.pid().orElseThrow()).toList();
      first = stack.register();
      assertThat(first.newTopics()).isEmpty();

      assertAStackThatNeverBeganStopsNothing(plan);
      stack.kill("registry");
      stack.kill("kafka");
      stack.kill("postgres");
      stack.restart("postgres");
      stack.restart("kafka");
      stack.restart("registry");

      assertThat(stack.register()).isEqualTo(first);
    }
    assertThat(processes)
        .noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));

    try (LocalStack again = new LocalStack(plan, StackListener.SILENT)) {
      again.start();

      assertThat(again.register()).isEqualTo(first);
    }
  }

  @Test
  void whatAnEarlierLauncherLeftIsEndedFirst() {
    StackPlan plan = plan();
    LocalStack forgotten = new LocalStack(plan, StackListener.SILENT);
    forgotten.start();
    List<Part> leftovers = forgotten.parts();
    plan.logs().resolve(LocalStack.LAUNCHER).toFile().delete();

    try (LocalStack stack = new LocalStack(plan, StackListener.SILENT)) {
      stack.start();

      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(leftovers).allMatch(part -> part.pid().isEmpty()));
    }
  }

  private static void assertAStackThatNeverBeganStopsNothing(StackPlan plan) {
    new LocalStack(plan.withPorts(freePorts()), StackListener.SILENT).close();

    assertThat(new RunningStack(plan.data()).launcher()).isPresent();
  }

  private StackPlan plan() {
    return StackPlan.usual(UsherHome.find())
        .withServices(Set.of())
        .withoutSandbox()
        .withData(folder)
        .withPorts(freePorts());
  }

  /** A base above which the few ports that are used here are free. */
  private static Ports freePorts() {
    return IntStream.generate(() -> 20_000 + FreePorts.any() % 30_000)
        .filter(base -> IntStream.rangeClosed(10, 13).allMatch(i -> FreePorts.isFree(base + i)))
        .mapToObj(Ports::new)
        .findFirst()
        .orElseThrow();
  }
}
