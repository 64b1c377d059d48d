// SPDX-License-Identifier: Apache-2.0
package io.usher.entra;

import static io.usher.entra.EntraLog.LOG;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.entra.domain.Admission;
import io.usher.entra.domain.EntraDecision;
import io.usher.entra.domain.Memory;
import io.usher.entra.domain.Performance;
import io.usher.entra.domain.Settlement;
import io.usher.entra.domain.Settlements;
import io.usher.entra.domain.Situation;
import io.usher.entra.domain.work.EntraWork;
import io.usher.entra.domain.work.Situations;
import io.usher.entra.inbound.Admissions;
import io.usher.entra.outbound.DirectoryOutcomes;
import io.usher.events.v1.IdentityAdmitted;
import io.usher.kit.inbox.Inbox;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneHandler;
import io.usher.kit.lane.LaneResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The story of this service: an admitted identity comes in and raises the person's lane; the lane
 * looks the account up, decides, performs, records, and tells what the directory holds.
 *
 * <p>It is level-triggered: each run makes the directory equal to the newest admission, wherever an
 * earlier run was cut off.
 */
@ApplicationScoped
public class EntraFlow implements LaneHandler {

  private final Inbox inbox;
  private final Admissions admissions;
  private final Situations situations;
  private final EntraWork work;
  private final Settlements settlements;
  private final DirectoryOutcomes outcomes;

  /** Made by the container. */
  public EntraFlow(
      Inbox inbox,
      Admissions admissions,
      Situations situations,
      EntraWork work,
      Settlements settlements,
      DirectoryOutcomes outcomes) {
    this.inbox = inbox;
    this.admissions = admissions;
    this.situations = situations;
    this.work = work;
    this.settlements = settlements;
    this.outcomes = outcomes;
  }

  /** Takes admitted identities in; acknowledged when the lanes are raised. */
  @Incoming("admitted")
  public void receive(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records, IdentityAdmitted.class, admissions::route);
  }

  @Override
  public LaneResult handle(LaneClaim claim) {
    Admission admission = admissions.read(claim.desired());
    try {
      return work.awaitsOnlyTheMailbox(admission, Admissions.turn(claim))
          .map(outcomes::waiting)
          .orElseGet(() -> settle(claim, admission));
    } catch (CallFailure failure) {
      return unanswered(admission, failure);
    }
  }

  private LaneResult settle(LaneClaim claim, Admission admission) {
    Situation situation = situations.lookAndAdopt(admission, claim.claimedAt());
    return switch (situation.decide()) {
      case EntraDecision.Plan plan -> perform(claim, admission, situation, plan);
      case EntraDecision.Hold hold -> hold(admission, hold.reasons());
    };
  }

  private LaneResult perform(
      LaneClaim claim, Admission admission, Situation situation, EntraDecision.Plan plan) {
    Performance performance = work.perform(admission, situation, plan, Admissions.turn(claim));
    Settlement settlement =
        settlements.settle(admission.version(), situation, performance, claim.claimedAt());
    LOG.settled(
        claim.key().workerKey(),
        admission.version(),
        settlement.status().name(),
        performance.done().size());
    return outcomes.of(claim, admission, situation, performance, settlement);
  }

  private LaneResult hold(Admission admission, List<Reason> reasons) {
    Memory memory = situations.recall(admission);
    return outcomes.held(admission, memory, settlements.held(admission.version(), memory, reasons));
  }

  /**
   * The directory could not be asked. A leaver's apps are closed all the same, so it is told; a
   * refusal is told of everybody; the rest is the engine's.
   */
  private LaneResult unanswered(Admission admission, CallFailure failure) {
    if (!admission.stage().stage().leaving() && !(failure instanceof CallFailure.Refused)) {
      throw failure;
    }
    Memory memory = situations.recall(admission);
    Settlement settlement = settlements.unanswered(admission.version(), memory, failure);
    return outcomes.unanswered(admission, memory, settlement, failure);
  }
}
