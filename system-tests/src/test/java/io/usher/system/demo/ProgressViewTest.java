// SPDX-License-Identifier: Apache-2.0
package io.usher.system.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.local.cli.Screen;
import io.usher.system.follow.Milestone;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressViewTest {

  private static final Map<Milestone, Long> EXPECTED = Map.of(Milestone.OBSERVED, 50L);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicInteger people = new AtomicInteger();

  @Test
  void pipedOutputGetsAtMostOneLineASecondAndTheLastState() {
    ProgressView view = new ProgressView(Canvas.plain(out), m -> people.get(), EXPECTED);

    for (int quarter = 0; quarter < 10; quarter++) {
      people.incrementAndGet();
      view.show(Duration.ofMillis(quarter * 250L));
    }
    view.showLast(Duration.ofMillis(2_400));

    assertThat(text().lines())
        .extracting(line -> line.replaceAll("/.*", ""))
        .containsExactly(
            "  0.0 s  seen in HR 1",
            "  1.0 s  seen in HR 5",
            "  2.0 s  seen in HR 9",
            "  2.4 s  seen in HR 10");
  }

  @Test
  void aStateThatStaysTheSameIsPrintedOnce() {
    ProgressView view = new ProgressView(Canvas.plain(out), m -> people.get(), EXPECTED);

    view.show(Duration.ZERO);
    view.show(Duration.ofSeconds(5));
    view.showLast(Duration.ofSeconds(9));

    assertThat(text().lines()).hasSize(1);
  }

  @Test
  void noLineIsWiderThanTheTerminalSoThatThePictureCanBeDrawnAgain() {
    people.set(1000);
    Canvas canvas = Canvas.of(out, new Screen(out, out, true, false, 60));
    Map<Milestone, Long> all = Map.of(Milestone.OBSERVED, 1000L, Milestone.HELD, 6L);

    new ProgressView(canvas, m -> people.get(), all).show(Duration.ofSeconds(1));

    assertThat(text().replace("\u001b[2K", "").lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
  }

  @Test
  void aParagraphBreaksBetweenWords() {
    Canvas canvas = Canvas.of(out, new Screen(out, out, true, false, 20));

    canvas.paragraph("at 9  ", 6, "one two three four five");

    assertThat(text().lines()).containsExactly("at 9  one two three", "        four five");
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
