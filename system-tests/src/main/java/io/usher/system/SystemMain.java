// SPDX-License-Identifier: Apache-2.0
package io.usher.system;

import io.usher.local.cli.Screen;
import io.usher.local.cli.ScreenFactory;
import io.usher.local.cli.Usher;
import io.usher.system.demo.DemoCommand;
import picocli.CommandLine;

/** The launcher's command line with the commands that play on a whole stack. */
public final class SystemMain {

  private SystemMain() {}

  public static void main(String[] arguments) {
    Screen screen = Screen.ofProcess();
    CommandLine commands = Usher.commandLine(screen);
    commands.addSubcommand(new CommandLine(DemoCommand.class, new ScreenFactory(screen)));
    System.exit(commands.execute(arguments));
  }
}
