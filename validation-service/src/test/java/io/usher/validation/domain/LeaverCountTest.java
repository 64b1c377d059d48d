// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.company.Validation.LeaverLimit;
import org.junit.jupiter.api.Test;

class LeaverCountTest {

  private static final LeaverLimit LIMIT = new LeaverLimit(25, 0.05);

  @Test
  void theCountBrakesAtTheOneAfterTheLast() {
    assertThat(new LeaverCount(24, 10_000, false).roomFor(LIMIT)).isTrue();
    assertThat(new LeaverCount(25, 10_000, false).roomFor(LIMIT)).isFalse();
  }

  @Test
  void theShareBrakesFromAHundredPeopleOn() {
    assertThat(new LeaverCount(4, 96, false).roomFor(LIMIT)).isTrue();
    assertThat(new LeaverCount(5, 95, false).roomFor(LIMIT)).isFalse();
    assertThat(new LeaverCount(5, 94, false).roomFor(LIMIT)).isTrue();
  }
}
