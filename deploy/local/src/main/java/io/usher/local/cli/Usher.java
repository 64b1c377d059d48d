// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.contract.RegistrationException;
import io.usher.local.part.PartException;
import io.usher.local.stack.StoppedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line. Another module adds its own commands to {@link #commandLine}. */
@Command(
    name = "usher",
    mixinStandardHelpOptions = true,
    versionProvider = Usher.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "From the HR record to working accounts, on this machine.",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      CheckCommand.class,
      RegisterCommand.class
    })
public final class Usher {

  private Usher() {}

  public static void main(String[] arguments) {
    System.exit(commandLine(Screen.ofProcess()).execute(arguments));
  }

  /** The command line with the commands of this module. */
  public static CommandLine commandLine(Screen screen) {
    return new CommandLine(new Usher(), new ScreenFactory(screen))
        .setColorScheme(CommandLine.Help.defaultColorScheme(screen.ansi()))
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler((exception, command, parsed) -> explain(exception, screen));
  }

  private static int explain(Exception exception, Screen screen) throws Exception {
    if (exception instanceof StoppedException) {
      // Whoever stopped it knows, and what its parts say of it is no error.
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (exception instanceof PartException || exception instanceof RegistrationException) {
      screen.error(String.valueOf(exception.getMessage()));
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw exception;
  }

  /** The version of the jar; every command tells the same. */
  public static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Usher.class.getPackage().getImplementationVersion();
      return new String[] {"usher " + (version == null ? "(development)" : version)};
    }
  }
}
