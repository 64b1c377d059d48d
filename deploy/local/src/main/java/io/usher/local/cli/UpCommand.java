// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.stack.LocalStack;
import io.usher.local.stack.StackPlan;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the stack and stays until Ctrl-C or {@code usher down}. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    versionProvider = Usher.Version.class,
    description = "Starts the local stack and keeps it until Ctrl-C. Data survives a restart.")
final class UpCommand implements Callable<Integer> {

  private final Screen screen;

  @Mixin private StackOptions options = new StackOptions();

  UpCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws InterruptedException {
    StackPlan plan = options.plan();
    if (!CompanyCheck.passes(plan, screen)) {
      return 1;
    }
    try (StartProgress progress = new StartProgress(screen)) {
      LocalStack stack = new LocalStack(plan, progress);
      if (options.fresh()) {
        stack.forget();
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "usher-stop"));
      stack.start();
      new StackTable(stack).show(screen);
      screen.line("@|bold,green Usher is up|@ after " + progress.elapsed() + ". Ctrl-C stops it.");
    }
    // Only the hook ends this process.
    new CountDownLatch(1).await();
    return 0;
  }

  private void stop(LocalStack stack) {
    screen.clearStatus();
    if (stack.hasBegun()) {
      stack.close();
      screen.line("Everything is stopped.");
    }
  }
}
