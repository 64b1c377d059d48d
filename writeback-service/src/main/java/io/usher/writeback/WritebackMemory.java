// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import static io.usher.writeback.WritebackLog.LOG;

import io.usher.core.WorkerKey;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.kit.lane.LaneClaim;
import io.usher.writeback.domain.Completion;
import io.usher.writeback.domain.CompletionDecision;
import io.usher.writeback.domain.DirectoryFact;
import io.usher.writeback.domain.OwnValues;
import io.usher.writeback.domain.Told;
import io.usher.writeback.domain.ToldCompletions;
import io.usher.writeback.domain.WriteBackResult;
import io.usher.writeback.inbound.Facts;
import io.usher.writeback.inbound.LaneOutcomes;
import jakarta.inject.Singleton;
import java.util.Map;

/** Looks up what is known of a person, and records what became of it. */
@Singleton
class WritebackMemory {

  private final LaneOutcomes outcomes;
  private final OwnValues ownValues;
  private final ToldCompletions told;

  WritebackMemory(LaneOutcomes outcomes, OwnValues ownValues, ToldCompletions told) {
    this.outcomes = outcomes;
    this.ownValues = ownValues;
    this.told = told;
  }

  /**
   * Everything known of the claimed person. An app's outcome that comes while the work goes on
   * wakes the lane again.
   */
  KnownPerson person(LaneClaim claim) {
    String workerKey = claim.key().workerKey();
    DirectoryOutcome directory = outcomes.directory(claim);
    DirectoryFact fact = Facts.of(WorkerKey.parse(workerKey), directory);
    return fact.moreFollows()
        ? new KnownPerson(fact, directory, Map.of(), Told.NOTHING)
        : new KnownPerson(fact, directory, outcomes.apps(claim), told.of(fact.worker()));
  }

  /**
   * In the lane's transaction: remembers what HR holds and what is told. What is still waited for,
   * the directory's next outcome or the apps' last, wakes the lane when it comes.
   */
  void record(KnownPerson person, WriteBackResult writeBack, CompletionDecision decision) {
    switch (writeBack) {
      case WriteBackResult.Ended ended -> {
        if (ended.news()) {
          ownValues.remember(person.key(), ended.holding());
        }
      }
      case WriteBackResult.NotWanted notWanted -> {}
      case WriteBackResult.NotYet notYet -> {}
    }
    switch (decision) {
      case CompletionDecision.Tell tell -> complete(person, tell.completion());
      case CompletionDecision.ToldAlready already -> {}
      case CompletionDecision.NotYet notYet -> {}
    }
  }

  private void complete(KnownPerson person, Completion completion) {
    told.remember(person.key(), new Told(completion.version(), completion.digest()));
    LOG.completed(
        person.key().toString(),
        person.directory().getAdmittedVersion(),
        completion.status().name());
  }
}
