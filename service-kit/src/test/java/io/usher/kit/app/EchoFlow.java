// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.app;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.events.Topics;
import io.usher.events.v1.IdentityHeld;
import io.usher.events.v1.WorkerObserved;
import io.usher.kit.event.OutgoingEvent;
import io.usher.kit.inbox.Inbox;
import io.usher.kit.inbox.Inbox.Received;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneHandler;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneResult;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes workers in, and answers each with an event; those of source "refused" are held. */
@ApplicationScoped
public class EchoFlow implements LaneHandler {

  private final Inbox inbox;
  private final Clock clock;

  EchoFlow(Inbox inbox, Clock clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  @Incoming("workers")
  void receive(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records, WorkerObserved.class, this::route);
  }

  private List<LaneUpdate> route(Received<WorkerObserved> fact) {
    return List.of(
        new LaneUpdate(
            new LaneKey("echo", fact.key()),
            fact.value().getVersion(),
            fact.bytes(),
            fact.eventId(),
            Urgency.NORMAL,
            clock.instant()));
  }

  @Override
  public LaneResult handle(LaneClaim claim) {
    String key = claim.key().workerKey();
    if (key.startsWith("refused:")) {
      throw new CallFailure.Refused(ReasonCode.TARGET_REFUSED, "Not this one");
    }
    IdentityHeld event = Facts.held(claim.version());
    String id = OutgoingEvent.idOf(Topics.IDENTITY_HELD, key, claim.version(), "");
    return LaneResult.done(
        List.of(new OutgoingEvent(Topics.IDENTITY_HELD, key, "io.usher.test", id, event)),
        () -> {});
  }
}
