// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneWaits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Remembers who waits for what; runs nothing. */
public final class FakeWaits implements LaneWaits {

  private final Map<String, List<LaneKey>> waiting = new HashMap<>();
  private final List<LaneKey> woken = new ArrayList<>();

  /** Lanes that became due by an announcement, since the last question. */
  public List<LaneKey> woken() {
    List<LaneKey> due = List.copyOf(woken);
    woken.clear();
    return due;
  }

  @Override
  public void waitFor(LaneKey key, String token, BooleanSupplier alreadyThere) {
    if (alreadyThere.getAsBoolean()) {
      woken.add(key);
    } else {
      waiting.computeIfAbsent(token, t -> new ArrayList<>()).add(key);
    }
  }

  @Override
  public void announce(String token) {
    woken.addAll(Optional.ofNullable(waiting.remove(token)).orElse(List.of()));
  }
}
