// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import io.usher.core.WorkerKey;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.Lanes;
import io.usher.writeback.domain.CompletionDecision;
import io.usher.writeback.domain.OwnValues;
import io.usher.writeback.domain.Told;
import io.usher.writeback.domain.ToldCompletions;
import io.usher.writeback.domain.WriteBackResult;
import io.usher.writeback.inbound.LaneOutcomes;
import io.usher.writeback.inbound.OutcomeLanes;
import jakarta.inject.Singleton;
import java.util.Map;

/** Looks up what is known of a person, and records what became of it. */
@Singleton
class WritebackMemory {

  private final LaneOutcomes outcomes;
  private final Lanes lanes;
  private final OwnValues ownValues;
  private final ToldCompletions told;

  WritebackMemory(LaneOutcomes outcomes, Lanes lanes, OwnValues ownValues, ToldCompletions told) {
    this.outcomes = outcomes;
    this.lanes = lanes;
    this.ownValues = ownValues;
    this.told = told;
  }

  /**
   * Everything known of the claimed person. The versions are read before the outcomes: an outcome
   * that comes between the two is noticed when this is recorded.
   */
  KnownPerson person(LaneClaim claim) {
    String workerKey = claim.key().workerKey();
    WorkerKey key = WorkerKey.parse(workerKey);
    Map<String, Long> seen = outcomes.versions(workerKey);
    return new KnownPerson(
        key, outcomes.directory(claim), outcomes.apps(workerKey), seen, told.of(key));
  }

  /**
   * In the lane's transaction: remembers what HR holds and what is told, and lets the lane wait for
   * the next outcome of any app, which may be there already.
   */
  void record(
      LaneKey lane, KnownPerson person, WriteBackResult writeBack, CompletionDecision decision) {
    switch (writeBack) {
      case WriteBackResult.Ended ended -> ownValues.remember(person.key(), ended.holding());
      case WriteBackResult.NotWanted notWanted -> {}
      case WriteBackResult.NotYet notYet -> {}
    }
    switch (decision) {
      case CompletionDecision.Tell tell ->
          told.remember(
              person.key(), new Told(tell.completion().version(), tell.completion().digest()));
      case CompletionDecision.ToldAlready already -> {}
      case CompletionDecision.NotYet notYet -> {}
    }
    lanes.waitFor(
        lane,
        OutcomeLanes.appToken(lane.workerKey()),
        () -> !outcomes.versions(lane.workerKey()).equals(person.seen()));
  }

  /** In the transaction of an app's lane: wakes the person's lane. */
  void appTold(LaneKey lane) {
    lanes.announce(OutcomeLanes.appToken(lane.workerKey()));
  }
}
