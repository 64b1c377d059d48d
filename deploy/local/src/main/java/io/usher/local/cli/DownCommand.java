// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.stack.RunningStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a stack that runs in another terminal or that was left behind. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops a running stack; its data stays.")
final class DownCommand implements Callable<Integer> {

  private final Screen screen;

  @Mixin private DataOption data = new DataOption();

  DownCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    boolean stopped = new RunningStack(data.folder()).stop();
    screen.line(stopped ? "The stack is stopped." : "No stack runs with " + data.folder() + ".");
    return 0;
  }
}
