// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlowDownTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private final SlowDown slowDown = new SlowDown();

  @Test
  void manyWhoHearItAtOnceRestUntilTheSameTime() {
    Instant until = slowDown.from(NOW);

    assertThat(Duration.between(NOW, until)).isBetween(millis(800), millis(1_200));
    assertThat(slowDown.from(NOW)).isEqualTo(until);
    assertThat(slowDown.from(until.minusMillis(1))).isEqualTo(until);
  }

  @Test
  void theRestDoublesWhileTheTargetGoesOnSayingIt() {
    Instant last = NOW;
    Duration rest = Duration.ZERO;
    for (int i = 0; i < 12; i++) {
      Instant until = slowDown.from(last);
      rest = Duration.between(last, until);
      last = until;
    }

    assertThat(rest).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(60));
  }

  @Test
  void afterACalmTimeItBeginsAnew() {
    Instant first = slowDown.from(NOW);
    Instant second = slowDown.from(first);

    Instant calm = second.plusSeconds(10);

    assertThat(Duration.between(first, second)).isBetween(millis(1_600), millis(2_400));
    assertThat(Duration.between(calm, slowDown.from(calm))).isLessThan(millis(1_201));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
