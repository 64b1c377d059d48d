// SPDX-License-Identifier: Apache-2.0
package io.usher.system.demo;

import io.usher.local.cli.CompanyCheck;
import io.usher.local.cli.Screen;
import io.usher.local.cli.StackOptions;
import io.usher.local.cli.StartProgress;
import io.usher.local.cli.Usher;
import io.usher.local.stack.LocalStack;
import io.usher.local.stack.StackPlan;
import io.usher.system.client.Endpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code usher demo}: starts a fresh stack, plays the story, compares the end with the sandbox. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Usher.Version.class,
    description = "Provisions invented people end to end on a fresh local stack and checks each.")
public final class DemoCommand implements Callable<Integer> {

  private static final int FEWEST_PEOPLE = 20;
  private static final int WRONG_END = 1;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PATIENCE_PER_PERSON = Duration.ofMillis(200);

  private final Screen screen;

  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--people",
      paramLabel = "N",
      defaultValue = "50",
      description = "Hires in the CSV, at least 20 (default: ${DEFAULT-VALUE}).")
  private int people;

  @Option(names = "--keep", description = "Leaves the stack running until Ctrl-C.")
  private boolean keep;

  @Spec private CommandSpec spec = CommandSpec.create();

  DemoCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (people < FEWEST_PEOPLE) {
      throw new ParameterException(
          spec.commandLine(), "The story needs at least " + FEWEST_PEOPLE + " people");
    }
    StackPlan usual = options.plan();
    StackPlan plan =
        options.hasData() ? usual : usual.withData(usual.home().folder().resolve(".usher/demo"));
    if (!CompanyCheck.passes(plan, screen)) {
      return WRONG_END;
    }
    LocalStack stack = start(plan);
    Canvas canvas = Canvas.of(System.out, screen);
    Demo demo = new Demo(new Endpoints(plan.ports().base()), canvas, Clock.systemUTC());
    boolean right = demo.play(people, PATIENCE.plus(PATIENCE_PER_PERSON.multipliedBy(people)));
    screen.line("");
    screen.line(
        right
            ? "  @|bold,green Everybody ended as they must.|@"
            : "  @|bold,red Not everybody ended as they must;|@ logs: " + plan.logs());
    if (keep) {
      screen.line("  The stack keeps running; Ctrl-C stops it.");
      new CountDownLatch(1).await();
    }
    stack.close();
    return right ? 0 : WRONG_END;
  }

  private LocalStack start(StackPlan plan) {
    try (StartProgress progress = new StartProgress(screen)) {
      LocalStack stack = new LocalStack(plan, progress);
      stack.forget();
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "usher-stop"));
      stack.start();
      screen.line("@|bold,green Usher is up|@ after " + progress.elapsed());
      return stack;
    }
  }
}
