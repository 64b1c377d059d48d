// SPDX-License-Identifier: Apache-2.0
package io.usher.system.demo;

import io.usher.system.follow.Journal;
import io.usher.system.follow.Milestone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows how many people have passed each stage: bars on a terminal, a line a second elsewhere. */
final class ProgressView {

  private static final int WIDTH = 32;

  private final Canvas canvas;
  private final Journal journal;
  private final Map<Milestone, Long> expected;
  private String lastLine = "";

  ProgressView(Canvas canvas, Journal journal, Map<Milestone, Long> expected) {
    this.canvas = canvas;
    this.journal = journal;
    this.expected = Map.copyOf(expected);
  }

  void show(Duration elapsed) {
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
      long have = journal.count(milestone);
      int filled = want == 0 ? 0 : (int) Math.min(WIDTH, WIDTH * have / want);
      Canvas.Ink ink = milestone == Milestone.HELD ? Canvas.Ink.YELLOW : Canvas.Ink.GREEN;
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-18s %s%s %4d/%d",
              milestone.label(),
              canvas.ink(ink, "█".repeat(filled)),
              canvas.ink(Canvas.Ink.DIM, "░".repeat(WIDTH - filled)),
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
          .append(journal.count(milestone))
          .append('/')
          .append(expected.getOrDefault(milestone, 0L))
          .append("  ");
    }
    String text = line.toString().stripTrailing();
    if (!text.equals(lastLine)) {
      canvas.line(seconds(elapsed) + "  " + text);
      lastLine = text;
    }
  }

  private static String seconds(Duration elapsed) {
    return String.format(Locale.ROOT, "%5.1f s", elapsed.toMillis() / 1000.0);
  }
}
