// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.local.part.UsherHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void theSampleCompanyHasNoMistakes() {
    assertThat(run("check", sample().toString())).isZero();
  }

  @Test
  void everyMistakeIsToldWithFileAndLine() throws IOException {
    try (Stream<Path> files = Files.list(sample())) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Files.writeString(folder.resolve("naming.yaml"), "naming:\n  nonsense: 1\n");

    assertThat(run("check", folder.toString())).isEqualTo(1);

    assertThat(text(out)).contains("naming.yaml:2");
    assertThat(text(out)).doesNotContain("\u001B");
    assertThat(text(err)).contains("mistake");
  }

  @Test
  void aWrongOptionIsAUsageError() {
    assertThat(run("up", "--port-base", "7")).isEqualTo(2);
    assertThat(run("up", "--without", "no-such-service")).isEqualTo(2);
  }

  @Test
  void stoppingNothingIsNoError() {
    assertThat(run("down", "--data", folder.toString())).isZero();
    assertThat(run("status", "--data", folder.toString())).isEqualTo(1);
  }

  @Test
  void everyCommandTellsTheVersion() {
    for (String command : new String[] {"up", "down", "status", "check", "register"}) {
      out.reset();
      assertThat(run(command, "--version")).isZero();
      assertThat(text(out)).as(command).isNotBlank();
    }
  }

  @Test
  void aRegistryThatDoesNotAnswerIsNamed() {
    int code =
        run("register", "--bootstrap", "127.0.0.1:1", "--registry", "http://127.0.0.1:1/apis");

    assertThat(code).isEqualTo(1);
    assertThat(text(err)).contains("http://127.0.0.1:1/apis").contains("does not answer");
  }

  private int run(String... arguments) {
    Screen screen = new Screen(new PrintStream(out), new PrintStream(err), false, false, 80);
    return Usher.commandLine(screen)
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .execute(arguments);
  }

  private static Path sample() {
    return UsherHome.find().folder().resolve("deploy/local/company");
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
