// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void aLivingLineNeverWraps() {
    Screen screen = new Screen(out, out, true, false, 20);

    screen.status("postgres, kafka, registry, sandbox");

    assertThat(text()).hasSizeLessThan(20).startsWith("postgres, kafka");
  }

  @Test
  void thereIsNoLivingLineWithoutATerminal() {
    Screen screen = new Screen(out, out, false, false, 20);

    screen.status("postgres");

    assertThat(text()).isEmpty();
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
