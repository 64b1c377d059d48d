// SPDX-License-Identifier: Apache-2.0
package io.usher.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerKeyTest {

  @Test
  void aKeyReadsBackFromItsText() {
    WorkerKey key = new WorkerKey("payroll", "00:17");

    assertThat(WorkerKey.parse(key.toString())).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nocolon", ":17", "bamboo:", "bamboo: 17", "Bamboo:17", "9x:1"})
  void aMalformedKeyIsRefused(String text) {
    assertThatThrownBy(() -> WorkerKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bamboo:1\u0000",
        "bamboo:1\n2",
        "bamboo:1\u20282",
        "bamboo:1\ud83d",
        "bamboo:\u00852"
      })
  void anIdThatWouldBreakALogLineOrADatabaseKeyIsRefused(String text) {
    assertThatThrownBy(() -> WorkerKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdHasAtMost128Characters() {
    assertThat(new WorkerKey("bamboo", "9".repeat(128)).workerId()).hasSize(128);
    assertThat(WorkerKey.isWorkerId("9".repeat(129))).isFalse();
  }
}
