// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Lanes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lanes that remember the newest raise of each; the rest of the engine is not needed here. */
public final class RaisedLanes implements Lanes {

  private final Map<LaneKey, LaneUpdate> raised = new LinkedHashMap<>();

  /** The raised lanes as claims; afterwards none is raised. */
  List<LaneClaim> claimAll(Instant now) {
    List<LaneClaim> claims = new ArrayList<>();
    raised.values().forEach(update -> claims.add(claim(update, now)));
    raised.clear();
    return claims;
  }

  List<LaneUpdate> raised() {
    return List.copyOf(raised.values());
  }

  private static LaneClaim claim(LaneUpdate update, Instant now) {
    return new LaneClaim(
        update.key(),
        update.version(),
        null,
        update.desired(),
        update.causeId(),
        update.urgency(),
        0,
        false,
        1,
        now,
        now.plusSeconds(20));
  }

  @Override
  public void raise(List<LaneUpdate> updates) {
    for (LaneUpdate update : updates) {
      raised.merge(
          update.key(), update, (old, next) -> next.version() > old.version() ? next : old);
    }
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
