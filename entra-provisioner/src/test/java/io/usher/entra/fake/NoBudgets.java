// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.kit.lane.Urgency;
import io.usher.kit.limit.Budgets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives every permit and remembers who asked. */
public final class NoBudgets implements Budgets {

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final Map<String, Instant> paused = new ConcurrentHashMap<>();

  /** Names of the budgets, once per permit. */
  public List<String> taken() {
    return taken;
  }

  public Map<String, Instant> paused() {
    return paused;
  }

  @Override
  public void define(String name, long permits, Duration per) {
    // Every permit is given.
  }

  @Override
  public void take(String name, int permits, Urgency urgency) {
    taken.add(name + " " + urgency);
  }

  @Override
  public void pauseUntil(String name, Instant until) {
    paused.put(name, until);
  }
}
