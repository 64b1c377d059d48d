// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.inbound;

import io.usher.core.CallFailure;
import io.usher.core.LifecycleStage;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.Admission;
import io.usher.entra.domain.Precedence;
import io.usher.entra.domain.work.Turn;
import io.usher.events.Topics;
import io.usher.events.mapping.Stages;
import io.usher.events.mapping.WorkerRecords;
import io.usher.events.v1.IdentityAdmitted;
import io.usher.kit.event.EventCodec;
import io.usher.kit.event.UnreadableRecordException;
import io.usher.kit.inbox.Inbox.Received;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads admitted identities: which lane they concern, and what they say. */
@Singleton
public class Admissions {

  /** Name of the lanes' target. */
  public static final String TARGET = "entra";

  private final EventCodec codec;
  private final Clock clock;

  public Admissions(EventCodec codec, Clock clock) {
    this.codec = codec;
    this.clock = clock;
  }

  /**
   * The lane that a fact raises: due now, so that those who are due longer go first, and before all
   * others when access ends.
   */
  public List<LaneUpdate> route(Received<IdentityAdmitted> fact) {
    IdentityAdmitted admitted = fact.value();
    boolean leaving =
        Stages.fromAvro(admitted.getStage()).filter(LifecycleStage::leaving).isPresent();
    return List.of(
        new LaneUpdate(
            new LaneKey(TARGET, fact.key()),
            admitted.getVersion(),
            fact.bytes(),
            fact.eventId(),
            leaving || admitted.getUrgent() ? Urgency.LEAVER : Urgency.NORMAL,
            clock.instant()));
  }

  /** A claim in the words of the domain. */
  public static Turn turn(LaneClaim claim) {
    Precedence precedence =
        switch (claim.urgency()) {
          case LEAVER -> Precedence.LEAVER;
          case NORMAL -> Precedence.NORMAL;
          case BACKGROUND -> Precedence.BACKGROUND;
        };
    Long applied = claim.appliedVersion();
    return new Turn(claim.claimedAt(), precedence, applied != null && applied == claim.version());
  }

  /**
   * Reads the desired state of a lane.
   *
   * @throws CallFailure.Refused when it is of a newer version of Usher, with a stage unknown here
   */
  public Admission read(byte[] desired) {
    IdentityAdmitted admitted = decoded(desired);
    LifecycleStage stage =
        Stages.fromAvro(admitted.getStage())
            .orElseThrow(
                () ->
                    new CallFailure.Refused(
                        ReasonCode.RECORD_UNREADABLE, "The stage is not known to this version"));
    return new Admission(
        admitted.getVersion(),
        WorkerRecords.of(admitted),
        new Admission.Stage(stage, admitted.getUrgent(), admitted.getSignInBlocked()),
        new Admission.Times(
            Optional.ofNullable(admitted.getTimes().getObservedAt()),
            Optional.ofNullable(admitted.getTimes().getAdmittedAt())));
  }

  private IdentityAdmitted decoded(byte[] desired) {
    try {
      return codec.decode(Topics.IDENTITY_ADMITTED, desired, IdentityAdmitted.class);
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException("The inbox could read what the lane cannot", e);
    }
  }
}
