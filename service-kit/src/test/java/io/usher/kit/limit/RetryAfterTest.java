// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 2026-03-02T08:00:00Z",
    "' 7 ', 2026-03-02T08:00:07Z",
    "2.5, 2026-03-02T08:00:02.500Z",
    "0.0004, 2026-03-02T08:00:00.001Z",
    "'31,120', 2026-03-02T08:02:00Z",
    "'2.5 , 0', 2026-03-02T08:00:02.500Z",
    "'Mon, 2 Mar 2026 08:01:00 GMT', 2026-03-02T08:01:00Z",
    "999999999, 2026-03-02T09:00:00Z",
    "'Tue, 3 Mar 2026 08:01:00 GMT', 2026-03-02T09:00:00Z",
  })
  void secondsAndDatesAreTimesWithinAnHour(String text, Instant until) {
    assertThat(RetryAfter.parse(text, NOW)).contains(until);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "-1",
        "1e9",
        "NaN",
        "1,",
        "1,soon",
        "9999999999",
        "2026-03-02T08:01:00Z"
      })
  void anythingElseIsNoTime(String text) {
    assertThat(RetryAfter.parse(text, NOW)).isEmpty();
  }
}
