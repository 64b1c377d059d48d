// SPDX-License-Identifier: Apache-2.0
package io.usher.validation;

import io.usher.events.v1.WorkerObserved;
import io.usher.kit.inbox.Inbox;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneHandler;
import io.usher.kit.lane.LaneResult;
import io.usher.validation.domain.Fact;
import io.usher.validation.domain.Judge;
import io.usher.validation.domain.Judgement;
import io.usher.validation.domain.Known;
import io.usher.validation.domain.Leavers;
import io.usher.validation.domain.People;
import io.usher.validation.inbound.WorkerFacts;
import io.usher.validation.outbound.Tidings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The story of this service: a fact of HR's comes in and raises the person's lane; the lane looks
 * up what is known, judges, asks the brake before somebody loses access, records, and tells what is
 * admitted and what is held.
 *
 * <p>The lane is also the lifecycle clock: it comes back by itself when the next stage begins.
 */
@ApplicationScoped
public class ValidationFlow implements LaneHandler {

  private final Inbox inbox;
  private final WorkerFacts facts;
  private final People people;
  private final Leavers leavers;
  private final Judge judge;
  private final Tidings tidings;

  /** Made by the container. */
  public ValidationFlow(
      Inbox inbox,
      WorkerFacts facts,
      People people,
      Leavers leavers,
      Judge judge,
      Tidings tidings) {
    this.inbox = inbox;
    this.facts = facts;
    this.people = people;
    this.leavers = leavers;
    this.judge = judge;
    this.tidings = tidings;
  }

  /** Takes HR's facts in; acknowledged when the lanes are raised. */
  @Incoming("workers")
  public void receive(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records, WorkerObserved.class, facts::route);
  }

  @Override
  public LaneResult handle(LaneClaim claim) {
    Instant now = claim.claimedAt();
    Fact fact = facts.read(claim.desired());
    Known known = people.find(fact.worker().key());
    Judgement judgement = braked(judge.judge(fact, known, now), known, now);
    Known after = judgement.recordedIn(known, now);
    return tidings.of(judgement, after, now, () -> people.record(judgement, after));
  }

  private Judgement braked(Judgement judgement, Known known, Instant now) {
    boolean goes =
        !judgement.takesAccess(known)
            || Judge.brakeReleased(judgement, known)
            || leavers.mayLeave(
                judgement.hrRecord().key(), judgement.fact().version(), judge.brake(), now);
    return goes ? judgement : Judge.braked(judgement, known, now);
  }
}
