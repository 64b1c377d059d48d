// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import static io.usher.writeback.WritebackLog.LOG;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.usher.company.Company;
import io.usher.events.v1.AppOutcome;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.kit.event.OutgoingEvent;
import io.usher.kit.inbox.Inbox;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneHandler;
import io.usher.kit.lane.LaneResult;
import io.usher.writeback.domain.CompletionDecision;
import io.usher.writeback.domain.Completions;
import io.usher.writeback.domain.DirectoryFact;
import io.usher.writeback.domain.Told;
import io.usher.writeback.domain.WriteBackResult;
import io.usher.writeback.domain.work.WriteBackWork;
import io.usher.writeback.inbound.KnownPerson;
import io.usher.writeback.inbound.LaneOutcomes;
import io.usher.writeback.inbound.OutcomeLanes;
import io.usher.writeback.outbound.CompletedEvents;
import io.usher.writeback.outbound.WritebackMemory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Receive what the directory and the apps hold → look up the newest of each → write back what is
 * due → decide whether the admission is complete → record and tell.
 */
@ApplicationScoped
public class WritebackFlow implements LaneHandler {

  private final Inbox inbox;
  private final LaneOutcomes outcomes;
  private final WritebackMemory memory;
  private final WriteBackWork work;
  private final Company company;
  private final Clock clock;

  WritebackFlow(
      Inbox inbox,
      LaneOutcomes outcomes,
      WritebackMemory memory,
      WriteBackWork work,
      Company company,
      Clock clock) {
    this.inbox = inbox;
    this.outcomes = outcomes;
    this.memory = memory;
    this.work = work;
    this.company = company;
    this.clock = clock;
  }

  @Blocking
  @Incoming("directory")
  void receiveDirectory(ConsumerRecords<String, byte[]> records) {
    inbox.receive(
        records, DirectoryOutcome.class, fact -> OutcomeLanes.directory(fact, clock.instant()));
  }

  @Blocking
  @Incoming("apps")
  void receiveApps(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records, AppOutcome.class, OutcomeLanes::app);
  }

  @Override
  public LaneResult handle(LaneClaim claim) {
    KnownPerson person = outcomes.person(claim);
    DirectoryFact fact = person.fact();
    Told told = memory.told(fact);

    WriteBackResult writeBack = writeBack(fact);

    CompletionDecision decision =
        Completions.decide(fact, person.appFacts(), company.apps().keySet(), writeBack, told);
    List<OutgoingEvent> events =
        CompletedEvents.of(
            person.key().toString(), person.directory(), person.appOutcomes(), decision);
    return memory.result(claim, fact, writeBack, decision, events);
  }

  private WriteBackResult writeBack(DirectoryFact fact) {
    WriteBackResult result = work.run(fact).seenAt(clock.instant());
    if (result instanceof WriteBackResult.Ended ended && ended.written() > 0) {
      LOG.written(fact.worker().toString(), ended.written());
    }
    return result;
  }
}
