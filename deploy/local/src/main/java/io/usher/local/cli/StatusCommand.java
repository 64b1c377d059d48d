// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.part.Health;
import io.usher.local.part.UsherHome;
import io.usher.local.stack.Ports;
import io.usher.local.stack.RunningStack;
import io.usher.local.stack.ServiceModule;
import io.usher.local.stack.StackNote;
import io.usher.local.stack.StackPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells which parts run and whether they are healthy; exit code 1 when one is not. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = Usher.Version.class,
    description = "Tells which parts of the stack run and are healthy.")
final class StatusCommand implements Callable<Integer> {

  private final Screen screen;

  @Mixin private DataOption data = new DataOption();

  StatusCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    boolean any = false;
    boolean healthy = true;
    for (Path folder : data.folders()) {
      RunningStack running = new RunningStack(folder);
      Optional<StackNote> note = StackNote.in(folder.resolve("logs"));
      if (running.launcher().isPresent() && note.isPresent()) {
        any = true;
        screen.line("The stack of " + folder);
        healthy &= showStack(running, note.get());
      }
    }
    if (!any) {
      screen.line("No stack runs. Start one: ./usher up");
    }
    return any && healthy ? 0 : 1;
  }

  private boolean showStack(RunningStack running, StackNote note) {
    Ports ports = new Ports(note.portBase());
    boolean healthy = show(running, "postgres", ports.postgres(), true);
    healthy &= show(running, "kafka", ports.kafka(), true);
    healthy &= show(running, "registry", ports.registry(), Health.registry(ports.registry()));
    if (note.sandbox()) {
      healthy &= show(running, "sandbox", ports.sandbox(), Health.sandbox(ports.sandbox()));
    }
    healthy &= showServices(running, note);
    return healthy;
  }

  private boolean showServices(RunningStack running, StackNote note) {
    StackPlan plan = StackPlan.usual(UsherHome.find()).withReplicas(note.replicas());
    Ports ports = new Ports(note.portBase());
    boolean healthy = true;
    for (ServiceModule service : new TreeSet<>(note.services())) {
      for (int replica = 1; replica <= note.replicas(); replica++) {
        int port = ports.service(service, replica);
        healthy &= show(running, plan.replicaName(service, replica), port, Health.service(port));
      }
    }
    return healthy;
  }

  private boolean show(RunningStack running, String name, int port, boolean answers) {
    Optional<ProcessHandle> process = running.part(name);
    boolean healthy = process.isPresent() && answers;
    screen.line(
        "  %s %-22s port %-6d %s"
            .formatted(
                healthy ? "@|green ✔|@" : "@|red ✘|@",
                name,
                port,
                process.map(p -> "process " + p.pid()).orElse("does not run")));
    return healthy;
  }
}
