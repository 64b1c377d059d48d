// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Lanes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Remembers who waits for what; runs nothing. */
public final class FakeLanes implements Lanes {

  private final Map<String, List<LaneKey>> waiting = new HashMap<>();
  private final List<LaneKey> woken = new ArrayList<>();
  private final Map<LaneKey, LaneClaim> peeked = new HashMap<>();

  /** Lanes that became due by an announcement, since the last question. */
  public List<LaneKey> woken() {
    List<LaneKey> due = List.copyOf(woken);
    woken.clear();
    return due;
  }

  public void holds(LaneClaim claim) {
    peeked.put(claim.key(), claim);
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

  @Override
  public Optional<LaneClaim> peek(LaneKey key, Instant now) {
    return Optional.ofNullable(peeked.get(key));
  }

  @Override
  public void raise(List<LaneUpdate> updates) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<LaneView> of(String workerKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<LaneView> find(LaneKey key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<LaneClaim> beside(LaneClaim claim) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean retry(LaneKey key, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void lockWorker(String workerKey) {
    throw new UnsupportedOperationException();
  }
}
