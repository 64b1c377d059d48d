// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import io.usher.local.cli.Screen;
import io.usher.local.cli.StackOptions;
import io.usher.local.cli.StartProgress;
import io.usher.local.cli.Usher;
import io.usher.local.stack.LocalStack;
import io.usher.local.stack.StackPlan;
import io.usher.system.demo.Canvas;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code usher bench}: measures a fresh stack; one table, one JSON file, flame graphs. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Usher.Version.class,
    description =
        "Measures start, memory, latency and throughput of a fresh local stack, always with"
            + " --answers-first.")
public final class BenchCommand implements Callable<Integer> {

  private static final double START_AIM_SECONDS = 60;
  private static final double MEMORY_AIM_MEGABYTES = 300;
  private static final double GRAPH_WRITES_PER_SECOND = 20;
  private static final int GRAPH_BURST = 3_000;

  /** What can be measured. */
  enum Part {
    MEMORY,
    WEBHOOK,
    RATE,
    CROWD,
    SCRIPT,
    PROFILE,
    DISK,
    LIMIT
  }

  private final Screen screen;

  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "Only some parts: ${COMPLETION-CANDIDATES}.")
  private @Nullable Set<Part> only;

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "1000",
      description = "People of the crowd (default: ${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--latency-ms",
      paramLabel = "N",
      defaultValue = "20",
      description = "Time of each vendor call (default: ${DEFAULT-VALUE}).")
  private int latency;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where the figures go (default: .usher/bench/figures.json).")
  private @Nullable Path json;

  @Spec private CommandSpec spec = CommandSpec.create();

  BenchCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    StackPlan plan = plan();
    Path folder = plan.home().folder().resolve(".usher/bench");
    Canvas canvas = Canvas.of(System.out, screen);
    Report report = new Report(Machine.here(), clock.instant(), commandLine());
    Path file = json == null ? folder.resolve("figures.json") : json;
    unlimited(plan, folder, clock, report);
    report.write(file);
    if (wants(Part.LIMIT)) {
      limited(clock, report);
    }
    report.print(canvas);
    report.write(file);
    screen.line("  Figures: " + file);
    return 0;
  }

  private void unlimited(StackPlan plan, Path folder, Clock clock, Report report) {
    StackPlan free =
        plan.withCompany(UnlimitedCompany.copy(plan.company(), folder.resolve("company")))
            .withSandboxOptions(sandbox("--graph-writes", "0", "--graph-units", "0"));
    on(
        free,
        clock,
        bench -> {
          report.add(
              "start",
              "cold, until all is healthy",
              sinceLaunch(),
              "s",
              Figure.Aim.atMost(START_AIM_SECONDS));
          measure(bench, report, folder);
        });
  }

  private void measure(Bench bench, Report report, Path folder) {
    Crowd crowd = new Crowd(bench, report);
    if (wants(Part.MEMORY)) {
      bench.tell("Memory at rest");
      bench.rest(Duration.ofSeconds(10));
      memory(bench, report, "at rest");
    }
    if (wants(Part.DISK)) {
      Disk.measure(bench, report);
    }
    if (wants(Part.CROWD)) {
      crowd.unlimited("JVMs just started", people, false);
      crowd.unlimited("the second crowd", people, false);
      crowd.unlimited("JVMs warm", people, true);
    }
    if (wants(Part.WEBHOOK)) {
      Webhook.measure(bench, report);
    }
    if (wants(Part.RATE)) {
      SteadyHires.measure(bench, report);
    }
    if (wants(Part.MEMORY)) {
      memory(bench, report, "after the load");
    }
    if (wants(Part.SCRIPT)) {
      Script.measure(bench, report);
    }
    if (wants(Part.PROFILE)) {
      new FlightRecordings(folder)
          .during(bench, report, () -> crowd.unlimited("recorded", people, false));
    }
  }

  private void limited(Clock clock, Report report) {
    on(
        plan().withSandboxOptions(sandbox()),
        clock,
        bench -> new Crowd(bench, report).limited(people, GRAPH_WRITES_PER_SECOND, GRAPH_BURST));
  }

  private static void memory(Bench bench, Report report, String when) {
    bench
        .processes()
        .residentOfServices()
        .forEach(
            (service, megabytes) ->
                report.add(
                    "resident memory " + when,
                    service,
                    megabytes,
                    "MB",
                    Figure.Aim.atMost(MEMORY_AIM_MEGABYTES)));
  }

  private void on(StackPlan plan, Clock clock, java.util.function.Consumer<Bench> work) {
    try (StartProgress progress = new StartProgress(screen);
        LocalStack stack = new LocalStack(plan, progress)) {
      stack.forget();
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "usher-stop"));
      stack.start();
      try (Bench bench = new Bench(stack, clock, text -> screen.line("  " + text))) {
        work.accept(bench);
      }
    }
  }

  private StackPlan plan() {
    // On one machine all parts compete; in a cluster, CPU requests give who answers its share.
    StackPlan plan = options.plan().withAnswersFirst();
    return options.hasData()
        ? plan
        : plan.withData(plan.home().folder().resolve(".usher/bench/data"));
  }

  private List<String> sandbox(String... more) {
    List<String> all = new ArrayList<>(options.plan().sandboxOptions());
    all.addAll(List.of("--latency-ms", Integer.toString(latency), "--mailbox-delay-ms", "0"));
    all.addAll(List.of(more));
    return all;
  }

  private boolean wants(Part part) {
    return (only == null ? EnumSet.allOf(Part.class) : only).contains(part);
  }

  /** Seconds since this process began: what the user waits, but for the script's own start. */
  private static double sinceLaunch() {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    return (System.currentTimeMillis() - started) / 1000.0;
  }

  private String commandLine() {
    return "./usher " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }
}
