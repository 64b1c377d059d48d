// SPDX-License-Identifier: Apache-2.0
package io.usher.system.demo;

import java.io.PrintStream;
import java.util.List;

/**
 * What the user looks at: colours and a picture that redraws itself on a terminal, plain lines when
 * the output is piped. Not safe for concurrent use.
 */
public final class Canvas {

  private static final String RESET = "\u001b[0m";

  /** Colours of a terminal. */
  public enum Ink {
    GREEN("\u001b[32m"),
    RED("\u001b[31m"),
    YELLOW("\u001b[33m"),
    BLUE("\u001b[36m"),
    BOLD("\u001b[1m"),
    DIM("\u001b[2m");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  private final PrintStream out;
  private final boolean terminal;
  private int drawn;

  /**
   * @param out where to print
   * @param terminal whether it is a terminal that may be redrawn and coloured
   */
  public Canvas(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** True when pictures may be redrawn in place. */
  public boolean terminal() {
    return terminal;
  }

  /** A text in a colour, or plain when this is no terminal. */
  public String ink(Ink ink, String text) {
    return terminal ? ink.code + text + RESET : text;
  }

  /** Prints a line below everything so far. */
  public void line(String text) {
    drawn = 0;
    out.println(text);
    out.flush();
  }

  /** Draws lines over the picture drawn last. Only for a terminal. */
  public void redraw(List<String> lines) {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A");
    }
    for (String line : lines) {
      out.print("\u001b[2K" + line + "\n");
    }
    out.flush();
    drawn = lines.size();
  }
}
