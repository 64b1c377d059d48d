// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

  private static final Duration WINDOW = Duration.ofSeconds(150);

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 9, 10, 11, 99, 100, 101, 3000, 18000})
  void noWindowEverSeesMoreThanThePermits(long permits) {
    Budget budget = new Budget("b", permits, WINDOW);
    long most =
        inOneWindow(budget.common()) + budget.leavers().map(BudgetTest::inOneWindow).orElse(0L);
    assertThat(most).isBetween(1L, permits);
  }

  @Test
  void onePermitIsOnePermit() {
    assertThat(new Budget("b", 1, WINDOW).common().burst()).isEqualTo(1);
    assertThat(new Budget("b", 1, WINDOW).leavers()).isEmpty();
  }

  @Test
  void otherNumbersAreAnotherRow() {
    assertThat(new Budget("b", 10, WINDOW).common().id())
        .isNotEqualTo(new Budget("b", 20, WINDOW).common().id());
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Budget("b", -1, WINDOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Budget("b", 1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Budget("b", 0, WINDOW).unlimited()).isTrue();
  }

  /** The full bucket and what flows in meanwhile. */
  private static long inOneWindow(Budget.Pot pot) {
    Bandwidth bandwidth = pot.configuration().getBandwidths()[0];
    assertThat(bandwidth.getRefillPeriodNanos()).isEqualTo(WINDOW.toNanos());
    return bandwidth.getCapacity() + bandwidth.getRefillTokens();
  }
}
