// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import io.usher.kit.KitConfig;
import java.util.HashMap;
import java.util.Map;

/** How many lanes run, in all and per target, and so how many may be claimed. Thread-safe. */
final class Slots {

  private final int concurrency;
  private final int reserved;
  private final int perTarget;
  private final Map<String, Integer> running = new HashMap<>();
  private int total;

  Slots(KitConfig.Lanes config) {
    this.concurrency = config.concurrency();
    this.reserved = Math.min(config.reservedForLeavers(), concurrency - 1);
    this.perTarget = config.concurrencyPerTarget();
  }

  /**
   * What may be claimed now.
   *
   * @param limit how many in all; 0: none
   * @param leastUrgent the least urgent kind that may be claimed
   * @param perTarget how many of one target, leavers apart
   * @param room what is left of it for targets that have running lanes
   */
  record Room(int limit, Urgency leastUrgent, int perTarget, Map<String, Integer> room) {}

  synchronized Room room() {
    int free = concurrency - total;
    boolean onlyLeavers = free <= reserved;
    Map<String, Integer> left = new HashMap<>();
    running.forEach((target, count) -> left.put(target, Math.max(0, perTarget - count)));
    return new Room(
        onlyLeavers ? free : free - reserved,
        onlyLeavers ? Urgency.LEAVER : Urgency.BACKGROUND,
        perTarget,
        left);
  }

  synchronized void taken(String target) {
    total++;
    running.merge(target, 1, Integer::sum);
  }

  synchronized void freed(String target) {
    total--;
    running.computeIfPresent(target, (t, count) -> count == 1 ? null : count - 1);
  }

  synchronized boolean idle() {
    return total == 0;
  }

  synchronized int inUse() {
    return total;
  }
}
