// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.inbound;

import io.usher.core.WorkerKey;
import io.usher.events.Topics;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.kit.event.EventCodec;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.Lanes;
import io.usher.writeback.domain.DirectoryFact;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** The newest outcomes of a person as the lanes keep them. */
@Singleton
public class LaneOutcomes {

  private final Lanes lanes;
  private final EventCodec codec;

  LaneOutcomes(Lanes lanes, EventCodec codec) {
    this.lanes = lanes;
    this.codec = codec;
  }

  /**
   * What was told of the claimed person. An app's outcome that comes while the work goes on wakes
   * the lane again.
   */
  public KnownPerson person(LaneClaim claim) {
    DirectoryOutcome directory = directory(claim);
    DirectoryFact fact = Facts.of(WorkerKey.parse(claim.key().workerKey()), directory);
    return new KnownPerson(fact, directory, fact.moreFollows() ? Map.of() : apps(claim));
  }

  /** The directory's outcome that the lane was raised to. */
  private DirectoryOutcome directory(LaneClaim claim) {
    return codec.decodeTaken(Topics.IDENTITY_DIRECTORY, claim.desired(), DirectoryOutcome.class);
  }

  /** The newest outcome of each app that told one, by lane. */
  private Map<String, AppOutcome> apps(LaneClaim claim) {
    Map<String, AppOutcome> outcomes = new TreeMap<>();
    for (LaneClaim lane : lanes.beside(claim)) {
      if (OutcomeLanes.isApp(lane.key())) {
        outcomes.put(
            lane.key().target(),
            codec.decodeTaken(Topics.IDENTITY_APPS, lane.desired(), AppOutcome.class));
      }
    }
    return outcomes;
  }
}
