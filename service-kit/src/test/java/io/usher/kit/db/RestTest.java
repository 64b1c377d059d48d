// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestTest {

  @ParameterizedTest
  @CsvSource({"0,25", "3,25", "4,50", "7,50", "8,75", "12,100", "1000,100"})
  void theMoreWorkTheLongerTheRestUpToFourTimes(int work, long millis) {
    Rest rest = new Rest(Duration.ofMillis(25), 4);

    assertThat(rest.with(work)).isEqualTo(Duration.ofMillis(millis));
  }
}
