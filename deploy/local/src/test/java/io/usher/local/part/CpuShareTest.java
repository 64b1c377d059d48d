// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuShareTest {

  private static final Path OWN = Path.of("/proc/self/autogroup");

  @Test
  void theCommandKeepsItsArgumentsAndGetsASmallerShareOfItsOwnSessionOnly() throws Exception {
    String before = share();

    List<String> lines = run("sh", "-c", "echo $1; cat /proc/self/autogroup || true", "sh", "a b");

    assertThat(lines.getFirst()).isEqualTo("a b");
    if (Files.exists(OWN)) {
      assertThat(lines.get(1)).endsWith("nice 10");
    }
    assertThat(share()).isEqualTo(before);
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(OwnSession.prefix());
    whole.addAll(CpuShare.smaller(List.of(command)));
    Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }

  private static String share() throws IOException {
    return Files.exists(OWN) ? Files.readString(OWN) : "";
  }
}
