// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private final Rest rest = new Rest(Duration.ofMillis(25), 20);

  @Test
  void theFirstRoundAndOneAfterAWhileOfNothingBeginAtOnce() {
    assertThat(rest.left(NOW)).isZero();

    rest.did(1, NOW);

    assertThat(rest.left(NOW.plusMillis(25))).isZero();
  }

  @Test
  void aRoundKeepsItsDistanceToTheOneBefore() {
    rest.did(1, NOW);

    assertThat(rest.left(NOW.plusMillis(10))).isEqualTo(Duration.ofMillis(15));
  }

  @ParameterizedTest
  @CsvSource({"1,25", "19,25", "20,50", "59,75", "60,100", "5000,100"})
  void theMoreWorkTheLongerTheDistanceUpToFourTimes(int work, long millis) {
    rest.did(work, NOW);

    assertThat(rest.left(NOW)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void workAddsUpOverRoundsAndIsForgottenInSeconds() {
    for (int round = 0; round < 20; round++) {
      rest.did(2, NOW.plusMillis(50L * round));
    }
    assertThat(rest.left(NOW.plusMillis(950))).isEqualTo(Duration.ofMillis(50));

    Instant later = NOW.plusSeconds(10);
    rest.did(1, later);

    assertThat(rest.left(later)).isEqualTo(Duration.ofMillis(25));
  }

  @Test
  void aClockThatIsSetBackMakesNobodyWaitLonger() {
    rest.did(1, NOW);

    assertThat(rest.left(NOW.minusSeconds(3600))).isEqualTo(Duration.ofMillis(25));
  }
}
