// SPDX-License-Identifier: Apache-2.0
package io.usher.system.demo;

import io.usher.system.follow.Milestone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Shows how many people have passed each stage: bars on a terminal, a line a second elsewhere. */
final class ProgressView {

  private static final int WIDEST = 32;
  private static final int NARROWEST = 8;
  private static final int BESIDES = 31;
  private static final Duration PLAIN_EVERY = Duration.ofSeconds(1);

  private final Canvas canvas;
  private final ToIntFunction<Milestone> passed;
  private final Map<Milestone, Long> expected;
  private final int width;
  private String lastLine = "";
  private Duration lastShown = PLAIN_EVERY.negated();

  /**
   * @param canvas where it is shown
   * @param passed how many people have passed a stage until now
   * @param expected how many must pass it
   */
  ProgressView(Canvas canvas, ToIntFunction<Milestone> passed, Map<Milestone, Long> expected) {
    this.canvas = canvas;
    this.passed = passed;
    this.expected = Map.copyOf(expected);
    this.width = Math.clamp(canvas.columns() - BESIDES, NARROWEST, WIDEST);
  }

  /**
   * Shows how far it has come.
   *
   * @param elapsed time since the beginning; never less than in the call before
   */
  void show(Duration elapsed) {
    if (canvas.terminal()) {
      canvas.redraw(bars(elapsed));
    } else if (elapsed.minus(lastShown).compareTo(PLAIN_EVERY) >= 0) {
      plain(elapsed);
    }
  }

  /** Shows the state at the end of the waiting. */
  void showLast(Duration elapsed) {
    if (canvas.terminal()) {
      canvas.redraw(bars(elapsed));
    } else {
      plain(elapsed);
    }
  }

  private List<String> bars(Duration elapsed) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (Milestone milestone : Milestone.values()) {
      long want = expected.getOrDefault(milestone, 0L);
      long have = passed.applyAsInt(milestone);
      int filled = want == 0 ? 0 : (int) Math.min(width, width * have / want);
      Canvas.Ink ink = milestone == Milestone.HELD ? Canvas.Ink.YELLOW : Canvas.Ink.GREEN;
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-18s %s%s %4d/%d",
              milestone.label(),
              canvas.ink(ink, "█".repeat(filled)),
              canvas.ink(Canvas.Ink.DIM, "░".repeat(width - filled)),
              have,
              want));
    }
    lines.add(canvas.ink(Canvas.Ink.DIM, "  " + seconds(elapsed)));
    return lines;
  }

  private void plain(Duration elapsed) {
    StringBuilder line = new StringBuilder();
    for (Milestone milestone : Milestone.values()) {
      line.append(milestone.label())
          .append(' ')
          .append(passed.applyAsInt(milestone))
          .append('/')
          .append(expected.getOrDefault(milestone, 0L))
          .append("  ");
    }
    String text = line.toString().stripTrailing();
    if (!text.equals(lastLine)) {
      canvas.line(seconds(elapsed) + "  " + text);
      lastLine = text;
      lastShown = elapsed;
    }
  }

  private static String seconds(Duration elapsed) {
    return String.format(Locale.ROOT, "%5.1f s", elapsed.toMillis() / 1000.0);
  }
}
