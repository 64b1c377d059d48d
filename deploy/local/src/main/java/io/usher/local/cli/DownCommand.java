// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.stack.RunningStack;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a stack that runs in another terminal or that was left behind. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    versionProvider = Usher.Version.class,
    description = "Stops what runs, also what another terminal started; the data stays.")
final class DownCommand implements Callable<Integer> {

  private final Screen screen;

  @Mixin private DataOption data = new DataOption();

  DownCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    boolean any = false;
    for (Path folder : data.folders()) {
      if (new RunningStack(folder).stop()) {
        screen.line("Stopped the stack of " + folder);
        any = true;
      }
    }
    if (!any) {
      screen.line("No stack runs.");
    }
    return 0;
  }
}
