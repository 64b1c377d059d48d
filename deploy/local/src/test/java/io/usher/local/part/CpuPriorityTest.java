// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each command runs with its own arguments in a session of its own; only that one yields. */
class CpuPriorityTest {

  private static final Path SHARE = Path.of("/proc/self/autogroup");
  private static final String SAY_SHARE = "cat /proc/self/autogroup";
  private static final String SAY_NICE = "nice";

  /** Field 41 of {@code /proc/self/stat}, see proc(5): 0 is SCHED_OTHER, 3 is SCHED_BATCH. */
  private static final String SAY_POLICY = "cut -d' ' -f41 /proc/self/stat";

  @ParameterizedTest
  @EnumSource
  void aCommandKeepsItsArguments(CpuPriority priority) throws Exception {
    assertThat(run(priority, "printf '%s\\n' \"$1\" \"$2\"", "a b", "$HOME"))
        .containsExactly("a b", "$HOME");
  }

  @Test
  void onlyTheBackgroundTakesLongTurns() throws Exception {
    assumeThat(SHARE).exists();

    assertThat(run(CpuPriority.ANSWERS, SAY_POLICY)).containsExactly("0");
    assertThat(run(CpuPriority.BACKGROUND, SAY_POLICY)).containsExactly("3");
    assertThat(run(CpuPriority.YIELDING, SAY_POLICY)).containsExactly("3");
  }

  @Test
  void onlyWhoYieldsIsNice() throws Exception {
    List<String> own = run(CpuPriority.ANSWERS, SAY_NICE);

    assertThat(run(CpuPriority.BACKGROUND, SAY_NICE)).isEqualTo(own);
    assertThat(Integer.parseInt(run(CpuPriority.YIELDING, SAY_NICE).getFirst()))
        .isGreaterThanOrEqualTo(17);
  }

  @Test
  void onlyTheSessionOfWhoYieldsHasASmallerShare() throws Exception {
    assumeThat(SHARE).content().isNotBlank();
    String own = Files.readString(SHARE);

    assertThat(run(CpuPriority.ANSWERS, SAY_SHARE).getFirst()).endsWith("nice 0");
    assertThat(run(CpuPriority.BACKGROUND, SAY_SHARE).getFirst()).endsWith("nice 0");
    assertThat(run(CpuPriority.YIELDING, SAY_SHARE).getFirst()).endsWith("nice 17");
    assertThat(Files.readString(SHARE)).isEqualTo(own);
  }

  private static List<String> run(CpuPriority priority, String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    List<String> whole = new ArrayList<>(OwnSession.prefix());
    whole.addAll(priority.command(command));
    Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }
}
