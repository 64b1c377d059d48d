// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;

/**
 * Where words for people go: in colours and with a living last line on a terminal, as plain lines
 * elsewhere.
 */
public final class Screen {

  private static final int USUAL_COLUMNS = 80;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final Ansi ansi;
  private final int columns;
  private boolean statusShown;

  /**
   * @param out for results and progress
   * @param err for errors
   * @param terminal whether the cursor can be moved
   * @param colours whether colours are wanted
   * @param columns how wide the terminal is
   */
  public Screen(PrintStream out, PrintStream err, boolean terminal, boolean colours, int columns) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.ansi = colours ? Ansi.ON : Ansi.OFF;
    this.columns = columns > 0 ? columns : USUAL_COLUMNS;
  }

  /**
   * This process's output. Java cannot tell a pipe from a terminal on all versions that we run on,
   * so the script says it in the system property {@code usher.terminal}, and the terminal's width
   * in {@code usher.columns}.
   */
  public static Screen ofProcess() {
    boolean terminal = Boolean.getBoolean("usher.terminal");
    String noColour = System.getenv("NO_COLOR");
    return new Screen(
        System.out,
        System.err,
        terminal,
        terminal && (noColour == null || noColour.isEmpty()),
        Integer.getInteger("usher.columns", USUAL_COLUMNS));
  }

  /** Whether the last line can be drawn again. */
  public boolean isTerminal() {
    return terminal;
  }

  /** Whether colours are wanted. */
  public boolean hasColours() {
    return ansi == Ansi.ON;
  }

  /** Columns of the terminal when this process was started. */
  public int columns() {
    return columns;
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

  /**
   * The last line, which the next call replaces; nothing where there is no terminal. It is cut to
   * the terminal's width, because a line that wraps cannot be replaced.
   */
  public synchronized void status(String text) {
    if (terminal) {
      clearStatus();
      out.print(text.length() < columns ? text : text.substring(0, columns - 2) + "…");
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
