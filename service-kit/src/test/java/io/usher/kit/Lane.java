// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.app.Facts;
import io.usher.kit.event.OutgoingEvent;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneResult;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import java.time.Instant;
import java.util.List;

/** Phrases about lanes for tests. */
public final class Lane {

  public static final String TOPIC = "kit.events";
  private static final byte[] DESIRED = {1, 2, 3};

  private Lane() {}

  public static LaneKey key(String target, int person) {
    return new LaneKey(target, "bamboo:" + person);
  }

  public static LaneUpdate update(LaneKey key, long version, Instant due) {
    return update(key, version, Urgency.NORMAL, due);
  }

  public static LaneUpdate update(LaneKey key, long version, Urgency urgency, Instant due) {
    return new LaneUpdate(key, version, DESIRED, "cause-" + version, urgency, due);
  }

  public static OutgoingEvent event(LaneClaim claim) {
    String key = claim.key().workerKey();
    String id = OutgoingEvent.idOf(TOPIC, key, claim.version(), claim.key().target());
    return new OutgoingEvent(TOPIC, key, "io.usher.test", id, Facts.held(claim.version()));
  }

  public static LaneResult done() {
    return LaneResult.done(List.of(), () -> {});
  }

  public static LaneResult doneWith(OutgoingEvent event) {
    return LaneResult.done(List.of(event), () -> {});
  }

  public static LaneResult later(ReasonCode code) {
    return new LaneResult.Later(List.of(), () -> {}, Reason.of(code, "later"));
  }
}
