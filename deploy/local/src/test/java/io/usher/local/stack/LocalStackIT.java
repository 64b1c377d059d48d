// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.local.contract.ContractRegistration;
import io.usher.local.part.FreePorts;
import io.usher.local.part.PartException;
import io.usher.local.part.PidFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  void whatAnEarlierLauncherLeftIsEndedFirst() throws IOException, InterruptedException {
    StackPlan plan = plan();
    assertThat(lostLauncher(plan).waitFor(2, TimeUnit.MINUTES)).isTrue();
    List<ProcessHandle> leftovers = running(plan);
    assertThat(leftovers).hasSize(3);

    try (LocalStack stack = new LocalStack(plan, StackListener.SILENT)) {
      stack.start();

      assertThat(leftovers).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  void dataInWhosePlaceNothingCanBeStartedStays() throws IOException {
    Path kept = Files.createDirectories(folder.resolve("postgres")).resolve("kept");
    Files.createFile(kept);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      StackPlan plan = LostLauncher.plan(folder, taken.getLocalPort() - 11);
      LocalStack stack = new LocalStack(plan, StackListener.SILENT);

      assertThatThrownBy(stack::forget).isInstanceOf(PartException.class);
    }
    assertThat(kept).exists();
  }

  private static Process lostLauncher(StackPlan plan) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dusher.home=" + plan.home().folder(),
            "-cp",
            System.getProperty("java.class.path"),
            LostLauncher.class.getName(),
            plan.data().toString(),
            Integer.toString(plan.ports().base()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The parts that run, by the files beside their logs. */
  private static List<ProcessHandle> running(StackPlan plan) {
    return Stream.of("postgres", "kafka", "registry")
        .flatMap(part -> PidFile.running(plan.logs().resolve(part + ".pid")).stream())
        .toList();
  }

  private static void assertAStackThatNeverBeganStopsNothing(StackPlan plan) {
    new LocalStack(plan.withPorts(freePorts()), StackListener.SILENT).close();

    assertThat(new RunningStack(plan.data()).launcher()).isPresent();
  }

  private StackPlan plan() {
    return LostLauncher.plan(folder, freePorts().base());
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
