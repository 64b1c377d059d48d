// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;

/**
 * Where words for people go: in colours and with a living last line on a terminal, as plain lines
 * elsewhere.
 */
public final class Screen {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final Ansi ansi;
  private boolean statusShown;

  /**
   * @param out for results and progress
   * @param err for errors
   * @param terminal whether the cursor can be moved
   * @param colours whether colours are wanted
   */
  public Screen(PrintStream out, PrintStream err, boolean terminal, boolean colours) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.ansi = colours ? Ansi.ON : Ansi.OFF;
  }

  /**
   * This process's output. Java cannot tell a pipe from a terminal on all versions that we run on,
   * so the script says it in the system property {@code usher.terminal}.
   */
  public static Screen ofProcess() {
    boolean terminal = Boolean.getBoolean("usher.terminal");
    String noColour = System.getenv("NO_COLOR");
    return new Screen(
        System.out, System.err, terminal, terminal && (noColour == null || noColour.isEmpty()));
  }

  /** Whether the last line can be drawn again. */
  public boolean isTerminal() {
    return terminal;
  }

  Ansi ansi() {
    return ansi;
  }

  /** A line; {@code @|bold,green text|@} marks colours. */
  public synchronized void line(String markup) {
    clearStatus();
    out.println(ansi.string(markup));
    out.flush();
  }

  /** A line of an error, on the error output. */
  public synchronized void error(String text) {
    clearStatus();
    err.println(ansi.string("@|bold,red error|@ ") + text);
    err.flush();
  }

  /** The last line, which the next call replaces; nothing where there is no terminal. */
  public synchronized void status(String text) {
    if (terminal) {
      clearStatus();
      out.print(text);
      out.flush();
      statusShown = true;
    }
  }

  /** Takes the living last line away. */
  public synchronized void clearStatus() {
    if (statusShown) {
      out.print("\r\u001B[K");
      statusShown = false;
    }
  }
}
