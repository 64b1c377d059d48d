// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys whose event could not be published: they rest a moment, so that one event that the broker
 * refuses neither lets later ones of its key pass nor keeps other keys waiting. For one thread.
 */
final class Quarantine {

  private static final Duration REST = Duration.ofSeconds(1);

  private final Map<String, Long> until = new HashMap<>();

  void add(String key) {
    until.put(key, System.nanoTime() + REST.toNanos());
  }

  boolean holds(String key) {
    return until.containsKey(key);
  }

  boolean isEmpty() {
    return until.isEmpty();
  }

  Duration soonest(Duration atMost) {
    return REST.compareTo(atMost) < 0 ? REST : atMost;
  }

  /** Those that rest still; the others are let go. */
  List<String> keys() {
    long now = System.nanoTime();
    until.values().removeIf(end -> end - now <= 0);
    return List.copyOf(until.keySet());
  }
}
