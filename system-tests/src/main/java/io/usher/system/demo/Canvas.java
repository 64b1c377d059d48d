// SPDX-License-Identifier: Apache-2.0
package io.usher.system.demo;

import io.usher.local.cli.Screen;
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
  private final boolean colours;
  private final int columns;
  private int drawn;

  private Canvas(PrintStream out, boolean terminal, boolean colours, int columns) {
    this.out = out;
    this.terminal = terminal;
    this.colours = colours;
    this.columns = columns;
  }

  /**
   * For a process that may have a terminal.
   *
   * @param out where to print
   * @param screen knows whether it is a terminal, how wide, and whether colours are wanted
   */
  public static Canvas of(PrintStream out, Screen screen) {
    return new Canvas(
        out,
        screen.isTerminal(),
        screen.hasColours(),
        screen.isTerminal() ? screen.columns() : Integer.MAX_VALUE);
  }

  /** Plain lines of any length. */
  public static Canvas plain(PrintStream out) {
    return new Canvas(out, false, false, Integer.MAX_VALUE);
  }

  /** Columns of a line; unbounded when this is no terminal. */
  int columns() {
    return columns;
  }

  /** True when pictures may be redrawn in place. */
  public boolean terminal() {
    return terminal;
  }

  /** A text in a colour, or plain when no colours are wanted. */
  public String ink(Ink ink, String text) {
    return colours ? ink.code + text + RESET : text;
  }

  /** Prints a line below everything so far. */
  public void line(String text) {
    drawn = 0;
    out.println(text);
    out.flush();
  }

  /**
   * Prints a text below everything so far, broken between words where the terminal ends.
   *
   * @param prefix stands before the first line; may be coloured
   * @param indent how wide the prefix looks; the other lines begin a little further in
   * @param text words
   */
  public void paragraph(String prefix, int indent, String text) {
    String start = prefix;
    int used = indent;
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && used + line.length() + 1 + word.length() > columns) {
        line(start + line);
        used = indent + 2;
        start = " ".repeat(used);
        line.setLength(0);
        line.append(word);
      } else {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    line(start + line);
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
