// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.kit.Replica;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private final Slots slots =
      new Slots(
          Replica.config(
                  Map.of(
                      "usher.lanes.concurrency", "10",
                      "usher.lanes.reserved-for-leavers", "2",
                      "usher.lanes.concurrency-per-target", "5"))
              .lanes());

  @Test
  void theLastSlotsAreForLeavers() {
    assertThat(slots.room().limit()).isEqualTo(8);
    take("a", 8);
    assertThat(slots.room().limit()).isEqualTo(2);
    assertThat(slots.room().leastUrgent()).isEqualTo(Urgency.LEAVER);
    take("a", 2);
    assertThat(slots.room().limit()).isZero();
    slots.freed("a");
    assertThat(slots.room().limit()).isEqualTo(1);
  }

  @Test
  void oneTargetLeavesRoomForOthers() {
    take("a", 4);
    assertThat(slots.room().room()).containsExactly(Map.entry("a", 1));
    take("a", 3);
    assertThat(slots.room().room()).containsExactly(Map.entry("a", 0));
    for (int i = 0; i < 7; i++) {
      slots.freed("a");
    }
    assertThat(slots.room().room()).isEmpty();
    assertThat(slots.idle()).isTrue();
  }

  private void take(String target, int count) {
    for (int i = 0; i < count; i++) {
      slots.taken(target);
    }
  }
}
