// SPDX-License-Identifier: Apache-2.0
package io.usher.system;

import io.usher.local.cli.Screen;
import io.usher.local.cli.ScreenFactory;
import io.usher.local.cli.Usher;
import io.usher.system.bench.BenchCommand;
import io.usher.system.demo.DemoCommand;
import io.usher.system.torture.TortureCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** The launcher's command line with the commands that play on a whole stack. */
public final class SystemMain {

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger QUIET = Logger.getLogger("io.apicurio");

  private SystemMain() {}

  public static void main(String[] arguments) {
    QUIET.setLevel(Level.SEVERE);
    Screen screen = Screen.ofProcess();
    CommandLine commands = Usher.commandLine(screen);
    commands.addSubcommand(new CommandLine(DemoCommand.class, new ScreenFactory(screen)));
    commands.addSubcommand(new CommandLine(BenchCommand.class, new ScreenFactory(screen)));
    commands.addSubcommand(new CommandLine(TortureCommand.class, new ScreenFactory(screen)));
    System.exit(commands.execute(arguments));
  }
}
