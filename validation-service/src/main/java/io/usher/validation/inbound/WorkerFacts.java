// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.inbound;

import io.usher.events.Topics;
import io.usher.events.mapping.WorkerRecords;
import io.usher.events.v1.EmploymentStatus;
import io.usher.events.v1.SeenBy;
import io.usher.events.v1.WorkerObserved;
import io.usher.kit.event.EventCodec;
import io.usher.kit.inbox.Inbox.Received;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import io.usher.validation.domain.Fact;
import jakarta.inject.Singleton;
import java.util.List;

/** Facts of HR's as they come from the workers topic. */
@Singleton
public class WorkerFacts {

  /** The one target of this service's lanes. */
  public static final String TARGET = "validation";

  private final EventCodec codec;

  WorkerFacts(EventCodec codec) {
    this.codec = codec;
  }

  /** The lane of the person; a leaver goes first. */
  public List<LaneUpdate> route(Received<WorkerObserved> received) {
    WorkerObserved observed = received.value();
    return List.of(
        new LaneUpdate(
            new LaneKey(TARGET, received.key()),
            observed.getVersion(),
            received.bytes(),
            received.eventId(),
            urgencyOf(observed),
            observed.getObservedAt()));
  }

  /**
   * The fact that a lane carries.
   *
   * @throws io.usher.core.CallFailure.Refused when it cannot be read any more
   */
  public Fact read(byte[] desired) {
    WorkerObserved observed = codec.decodeTaken(Topics.HR_WORKERS, desired, WorkerObserved.class);
    return new Fact(
        WorkerRecords.of(observed),
        observed.getVersion(),
        observed.getObservedAt(),
        observed.getMissingInSource());
  }

  private static Urgency urgencyOf(WorkerObserved observed) {
    if (observed.getWorker().getEmploymentStatus() == EmploymentStatus.INACTIVE) {
      return Urgency.LEAVER;
    }
    return observed.getSeenBy() == SeenBy.FULL_COMPARISON ? Urgency.BACKGROUND : Urgency.NORMAL;
  }
}
