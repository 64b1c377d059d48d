// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.AccountRecord;
import io.usher.entra.domain.Admission;
import io.usher.entra.domain.DesiredAccount;
import io.usher.entra.domain.DesiredAccount.ManagerWish;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.Memory;
import io.usher.entra.domain.Performance;
import io.usher.entra.domain.Settlement;
import io.usher.entra.domain.Situation;
import io.usher.events.EventTypes;
import io.usher.events.Topics;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.kit.event.OutgoingEvent;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneResult;
import io.usher.kit.lane.LaneWaits;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Turns a settlement into the result of the lane: rows, waits and the event, all in one commit. */
@Singleton
public class DirectoryOutcomes {

  private final Register register;
  private final LaneWaits waits;
  private final OutcomeRecords records;
  private final MeterRegistry meters;

  public DirectoryOutcomes(
      Register register, LaneWaits waits, OutcomeRecords records, MeterRegistry meters) {
    this.register = register;
    this.waits = waits;
    this.records = records;
    this.meters = meters;
  }

  /** Nothing has changed: look again at the reason's time. */
  public LaneResult waiting(Reason reason) {
    return new LaneResult.Done(List.of(), () -> {}, reason.nextTry().orElse(null), reason);
  }

  /** A decision that a person must take: the lane is held. */
  public LaneResult held(Admission admission, Memory memory, Settlement settlement) {
    return new LaneResult.Held(
        events(admission, memory, settlement), rows(settlement), settlement.reasons());
  }

  /** The directory could not be asked: the lane goes on, is held or pauses as the failure says. */
  public LaneResult unanswered(
      Admission admission, Memory memory, Settlement settlement, CallFailure failure) {
    return stopped(failure, false, events(admission, memory, settlement), rows(settlement));
  }

  private Runnable rows(Settlement settlement) {
    return settlement.tell() ? () -> register.remember(settlement.record()) : () -> {};
  }

  private List<OutgoingEvent> events(Admission admission, Memory memory, Settlement settlement) {
    return events(admission, memory.desired(), memory.leaversAccount(), List.of(), settlement);
  }

  /** What was performed, or how far it came. */
  public LaneResult of(
      LaneClaim claim,
      Admission admission,
      Situation situation,
      Performance performance,
      Settlement settlement) {
    List<OutgoingEvent> events =
        events(
            admission, situation.desired(), performance.account(), performance.done(), settlement);
    boolean progressed = !performance.done().isEmpty();
    Runnable rows = () -> write(claim.key(), claim, situation, performance, settlement);
    return performance
        .stoppedBy()
        .map(failure -> stopped(failure, progressed, events, rows))
        .orElseGet(() -> done(settlement, events, rows));
  }

  private static LaneResult stopped(
      CallFailure failure, boolean progressed, List<OutgoingEvent> events, Runnable rows) {
    return switch (failure) {
      case CallFailure.Later later ->
          new LaneResult.Later(events, rows, later.reason(), progressed);
      case CallFailure.Refused refused ->
          new LaneResult.Held(events, rows, List.of(refused.reason()));
      case CallFailure.Misconfigured wrong -> new LaneResult.Paused(events, rows, wrong.reason());
    };
  }

  private static LaneResult done(Settlement settlement, List<OutgoingEvent> events, Runnable rows) {
    Optional<Reason> next = settlement.nextTry();
    return new LaneResult.Done(
        events, rows, next.flatMap(Reason::nextTry).orElse(null), next.orElse(null));
  }

  private void write(
      LaneKey lane,
      LaneClaim claim,
      Situation situation,
      Performance performance,
      Settlement settlement) {
    AccountRecord before = situation.remembered();
    AccountRecord after = settlement.record();
    register.remember(after);
    if (performance.done().stream().noneMatch(EntraEffect.CreateUser.class::isInstance)) {
      // Who was just made has the address that was reserved for it.
      performance
          .account()
          .ifPresent(account -> register.address(after.worker(), account, claim.claimedAt()));
    }
    if (after.livingAccountId().isPresent()
        && !after.livingAccountId().equals(before.livingAccountId())) {
      waits.announce(accountOf(after.worker().toString()));
    }
    if (awaitsManager(settlement)
        && situation.desired().manager() instanceof ManagerWish.Somebody somebody) {
      waits.waitFor(
          lane,
          accountOf(somebody.key().toString()),
          () -> register.livingAccount(somebody.key()).isPresent());
    }
  }

  /**
   * Outcomes by status, and what is missing by its code; a code without a next try needs a look.
   */
  private void count(Settlement settlement) {
    meters.counter("usher.entra.outcomes", "status", settlement.status().name()).increment();
    settlement
        .reasons()
        .forEach(
            reason ->
                meters
                    .counter(
                        "usher.entra.reasons",
                        "code",
                        reason.code().code(),
                        "retried",
                        Boolean.toString(reason.nextTry().isPresent()))
                    .increment());
  }

  private static boolean awaitsManager(Settlement settlement) {
    return settlement.reasons().stream()
        .anyMatch(reason -> reason.code() == ReasonCode.MANAGER_NOT_YET);
  }

  private static String accountOf(String workerKey) {
    return "account:" + workerKey;
  }

  private List<OutgoingEvent> events(
      Admission admission,
      DesiredAccount desired,
      Optional<KnownAccount> account,
      List<? extends io.usher.core.Effect> done,
      Settlement settlement) {
    if (!settlement.tell()) {
      return List.of();
    }
    count(settlement);
    String key = desired.worker().toString();
    DirectoryOutcome outcome = records.of(admission, desired, account, done, settlement);
    return List.of(
        new OutgoingEvent(
            Topics.IDENTITY_DIRECTORY,
            key,
            EventTypes.DIRECTORY_OUTCOME,
            OutgoingEvent.idOf(Topics.IDENTITY_DIRECTORY, key, outcome.getVersion(), ""),
            outcome));
  }
}
