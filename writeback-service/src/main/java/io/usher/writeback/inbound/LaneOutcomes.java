// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.inbound;

import io.usher.events.Topics;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.kit.event.EventCodec;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.Lanes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** The newest outcomes of a person as the lanes keep them. */
@Singleton
public class LaneOutcomes {

  private final Lanes lanes;
  private final EventCodec codec;
  private final Clock clock;

  LaneOutcomes(Lanes lanes, EventCodec codec, Clock clock) {
    this.lanes = lanes;
    this.codec = codec;
    this.clock = clock;
  }

  /** The directory's outcome that the lane was raised to. */
  public DirectoryOutcome directory(LaneClaim claim) {
    return codec.decodeTaken(Topics.IDENTITY_DIRECTORY, claim.desired(), DirectoryOutcome.class);
  }

  /** The newest outcome of each app that told one, by lane. */
  public Map<String, AppOutcome> apps(String workerKey) {
    Map<String, AppOutcome> outcomes = new TreeMap<>();
    for (LaneClaim lane : lanes.peekAll(workerKey, clock.instant())) {
      if (OutcomeLanes.isApp(lane.key())) {
        outcomes.put(
            lane.key().target(),
            codec.decodeTaken(Topics.IDENTITY_APPS, lane.desired(), AppOutcome.class));
      }
    }
    return outcomes;
  }

  /** The version of each app's newest outcome, by lane. */
  public Map<String, Long> versions(String workerKey) {
    Map<String, Long> versions = new TreeMap<>();
    for (Lanes.LaneView lane : lanes.of(workerKey)) {
      if (OutcomeLanes.isApp(lane.key())) {
        versions.put(lane.key().target(), lane.version());
      }
    }
    return versions;
  }
}
