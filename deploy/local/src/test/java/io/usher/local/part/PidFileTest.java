// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

  @TempDir Path folder;

  @Test
  void aProcessThatIsStillTheSameIsFound() {
    Path file = folder.resolve("own.pid");

    PidFile.writeOwn(file);

    assertThat(PidFile.running(file)).contains(ProcessHandle.current());
  }

  @Test
  void anIdThatNowBelongsToAnotherProcessIsNotTouched() throws IOException {
    Path file = folder.resolve("old.pid");
    Files.writeString(file, ProcessHandle.current().pid() + " 1000\n");

    assertThat(PidFile.endLeftovers(folder)).isEmpty();

    assertThat(file).doesNotExist();
  }

  @Test
  void aProcessThatWasLeftBehindIsEnded() throws IOException {
    Process left = new ProcessBuilder("sleep", "60").start();
    PidFile.write(folder.resolve("part.log"), left.toHandle());

    assertThat(PidFile.endLeftovers(folder)).containsExactly("part");

    assertThat(left.isAlive()).isFalse();
  }

  @Test
  void aBrokenFileCountsAsNothing() throws IOException {
    Path file = folder.resolve("broken.pid");
    Files.writeString(file, "no numbers");

    assertThat(PidFile.running(file)).isEmpty();
  }
}
