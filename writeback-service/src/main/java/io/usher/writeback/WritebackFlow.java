// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.usher.company.Company;
import io.usher.core.Reason;
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
import io.usher.writeback.domain.WriteBackResult;
import io.usher.writeback.inbound.Facts;
import io.usher.writeback.inbound.OutcomeLanes;
import io.usher.writeback.outbound.CompletedEvents;
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
  private final WritebackMemory memory;
  private final WriteBackWork work;
  private final Company company;
  private final WritebackConfig config;
  private final Clock clock;

  WritebackFlow(
      Inbox inbox,
      WritebackMemory memory,
      WriteBackWork work,
      Company company,
      WritebackConfig config,
      Clock clock) {
    this.inbox = inbox;
    this.memory = memory;
    this.work = work;
    this.company = company;
    this.config = config;
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
    KnownPerson person = memory.person(claim);
    DirectoryFact fact = person.fact();

    WriteBackResult writeBack = work.run(fact);

    CompletionDecision decision =
        Completions.decide(
            fact,
            person.appOutcomes().stream().map(Facts::of).toList(),
            company.apps().keySet(),
            writeBack,
            person.told());
    Runnable record = () -> memory.record(person, writeBack, decision);
    return result(claim, writeBack, decision, events(person, decision), record);
  }

  private static List<OutgoingEvent> events(KnownPerson person, CompletionDecision decision) {
    return switch (decision) {
      case CompletionDecision.Tell tell ->
          List.of(
              CompletedEvents.of(
                  person.key().toString(),
                  person.directory(),
                  person.appOutcomes(),
                  tell.completion()));
      case CompletionDecision.ToldAlready already -> List.of();
      case CompletionDecision.NotYet notYet -> List.of();
    };
  }

  /** What HR refuses or holds is for a person; what is still waited for comes by itself. */
  private LaneResult result(
      LaneClaim claim,
      WriteBackResult writeBack,
      CompletionDecision decision,
      List<OutgoingEvent> events,
      Runnable record) {
    if (writeBack instanceof WriteBackResult.Ended ended && !ended.held().isEmpty()) {
      return new LaneResult.Held(events, record, ended.held());
    }
    if (decision instanceof CompletionDecision.NotYet notYet) {
      Reason reason = notYet.reason();
      return new LaneResult.Done(events, record, claim.claimedAt().plus(config.recheck()), reason);
    }
    return LaneResult.done(events, record);
  }
}
