// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff =
      new Backoff(Duration.ofSeconds(1), Duration.ofHours(1), new Random(7));

  @Test
  void doublesWithEachFailureAndIsSpread() {
    assertThat(backoff.after(1)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
    assertThat(backoff.after(2)).isBetween(Duration.ofMillis(1600), Duration.ofMillis(2400));
    assertThat(backoff.after(5)).isBetween(Duration.ofMillis(12800), Duration.ofMillis(19200));
  }

  @Test
  void neverExceedsTheLongest() {
    assertThat(backoff.after(13)).isBetween(Duration.ofMinutes(48), Duration.ofHours(1));
    assertThat(backoff.after(100_000)).isBetween(Duration.ofMinutes(48), Duration.ofHours(1));
  }
}
