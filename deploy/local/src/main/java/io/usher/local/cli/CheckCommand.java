// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.part.UsherHome;
import io.usher.local.stack.StackPlan;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a company folder. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Usher.Version.class,
    description = "Checks a company folder; tells every mistake with file and line.")
final class CheckCommand implements Callable<Integer> {

  private final Screen screen;

  @Parameters(paramLabel = "DIR", description = "The company folder.")
  private Path folder = Path.of(".");

  @Option(
      names = "--no-sandbox",
      description = "All variables that it refers to must be set; else the sandbox's are known.")
  private boolean noSandbox;

  CheckCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    StackPlan plan = StackPlan.usual(UsherHome.find()).withCompany(folder);
    if (!CompanyCheck.passes(noSandbox ? plan.withoutSandbox() : plan, screen)) {
      return 1;
    }
    screen.line("@|green ✔|@ " + plan.company() + " has no mistakes");
    return 0;
  }
}
