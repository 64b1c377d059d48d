// SPDX-License-Identifier: Apache-2.0
package io.usher.system.torture;

import io.usher.local.cli.Screen;
import io.usher.local.cli.StackOptions;
import io.usher.local.cli.StartProgress;
import io.usher.local.cli.Usher;
import io.usher.local.stack.LocalStack;
import io.usher.local.stack.StackPlan;
import io.usher.system.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code usher torture}: a fresh stack under SIGKILL and lost responses, then the proof. */
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    versionProvider = Usher.Version.class,
    description = "Kills every part at seeded moments while vendors fail, then checks each person.")
public final class TortureCommand implements Callable<Integer> {

  private static final int WRONG_END = 1;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Screen screen;

  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--seed", defaultValue = "1", description = "Same seed, same moments.")
  private long seed;

  @Option(names = "--people", defaultValue = "300", description = "People (default: 300).")
  private int people;

  @Option(names = "--rounds", defaultValue = "1", description = "Kills of each part (default: 1).")
  private int rounds;

  TortureCommand(Screen screen) {
    this.screen = screen;
  }

  /** A webhook that met a dead service comes again after a second, not after five minutes. */
  public static StackPlan impatient(StackPlan plan) {
    List<String> sandbox = new ArrayList<>(plan.sandboxOptions());
    sandbox.addAll(
        List.of("--webhook-retry-ms", "1000", "--graph-writes", "0", "--graph-units", "0"));
    return plan.withSandboxOptions(sandbox);
  }

  @Override
  public Integer call() {
    StackPlan usual = options.plan();
    StackPlan plan =
        impatient(
            options.hasData()
                ? usual
                : usual.withData(usual.home().folder().resolve(".usher/torture")));
    try (StartProgress progress = new StartProgress(screen);
        LocalStack stack = new LocalStack(plan, progress)) {
      stack.forget();
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "usher-stop"));
      stack.start();
      Torture torture = new Torture(stack, Clock.systemUTC(), text -> screen.line("  " + text));
      Map<Person, List<String>> faults = torture.suffer(seed, people, rounds, PATIENCE);
      faults.forEach(
          (person, wrong) -> screen.line("  " + person.key() + ": " + String.join("; ", wrong)));
      screen.line(
          faults.isEmpty()
              ? "@|bold,green All " + people + " people are there exactly once, as they must.|@"
              : "@|bold,red "
                  + faults.size()
                  + " of "
                  + people
                  + " people are not as they must.|@"
                  + " Seed "
                  + seed
                  + ", logs: "
                  + plan.logs());
      return faults.isEmpty() ? 0 : WRONG_END;
    }
  }
}
