// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.outbound;

import static io.usher.writeback.WritebackLog.LOG;

import io.usher.core.Reason;
import io.usher.kit.event.OutgoingEvent;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneResult;
import io.usher.writeback.WritebackConfig;
import io.usher.writeback.domain.Completion;
import io.usher.writeback.domain.CompletionDecision;
import io.usher.writeback.domain.DirectoryFact;
import io.usher.writeback.domain.OwnValues;
import io.usher.writeback.domain.Told;
import io.usher.writeback.domain.ToldCompletions;
import io.usher.writeback.domain.WriteBackResult;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Usher's own rows about a person, written in the transaction of a lane's result. */
@Singleton
public class WritebackMemory {

  private final OwnValues ownValues;
  private final ToldCompletions told;
  private final Duration recheck;

  WritebackMemory(OwnValues ownValues, ToldCompletions told, WritebackConfig config) {
    this.ownValues = ownValues;
    this.told = told;
    this.recheck = config.recheck();
  }

  /**
   * The last completion that was told; not looked up while the directory still works, because
   * nothing is decided by it then.
   */
  public Told told(DirectoryFact fact) {
    return fact.moreFollows() ? Told.NOTHING : told.of(fact.worker());
  }

  /**
   * How the lane goes on: what HR refuses or holds is for a person; what is still waited for comes
   * by itself.
   */
  public LaneResult result(
      LaneClaim claim,
      DirectoryFact fact,
      WriteBackResult writeBack,
      CompletionDecision decision,
      List<OutgoingEvent> events) {
    Runnable record = () -> record(fact, writeBack, decision);
    if (writeBack instanceof WriteBackResult.Ended ended && !ended.held().isEmpty()) {
      return new LaneResult.Held(events, record, ended.held());
    }
    if (decision instanceof CompletionDecision.NotYet notYet) {
      Reason reason = notYet.reason();
      return new LaneResult.Done(events, record, claim.claimedAt().plus(recheck), reason);
    }
    return LaneResult.done(events, record);
  }

  /**
   * In the lane's transaction: remembers what HR holds and what is told. What is still waited for,
   * the directory's next outcome or the apps' last, wakes the lane when it comes.
   */
  private void record(DirectoryFact fact, WriteBackResult writeBack, CompletionDecision decision) {
    switch (writeBack) {
      case WriteBackResult.Ended ended -> {
        if (ended.news()) {
          ownValues.remember(fact.worker(), ended.holding());
        }
      }
      case WriteBackResult.NotWanted notWanted -> {}
      case WriteBackResult.NotYet notYet -> {}
    }
    switch (decision) {
      case CompletionDecision.Tell tell -> complete(fact, tell.completion());
      case CompletionDecision.ToldAlready already -> {}
      case CompletionDecision.NotYet notYet -> {}
    }
  }

  private void complete(DirectoryFact fact, Completion completion) {
    told.remember(fact.worker(), new Told(completion.version(), completion.digest()));
    LOG.completed(fact.worker().toString(), fact.admittedVersion(), completion.status().name());
  }
}
