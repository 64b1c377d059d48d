// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.KitLog.LOG;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.kit.KitConfig;
import io.usher.kit.db.GroupedWrites;
import io.usher.kit.db.Transactions;
import io.usher.kit.db.Trouble;
import io.usher.kit.limit.TargetPauses;
import io.usher.kit.outbox.PgOutbox;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes how a try ended: domain rows, lane and outgoing events in one transaction, and only while
 * the claim is still the newest. Tries that end at the same time share a transaction; when it fails
 * each has one of its own, so that nobody suffers from another's trouble. While database or
 * registry are away it tries again, until the claim is lost or the thread is interrupted; then the
 * lane's outcome is unknown to the next try.
 */
@Singleton
public class LaneRecorder {

  private static final Backoff WAITS = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2));

  private final LaneStore store;
  private final PgOutbox outbox;
  private final TargetPauses pauses;
  private final KitConfig config;
  private final Clock clock;
  private final Backoff backoff;
  private final GroupedWrites<Ending> endings;

  public LaneRecorder(
      LaneStore store,
      Transactions transactions,
      PgOutbox outbox,
      TargetPauses pauses,
      KitConfig config,
      Clock clock) {
    this.store = store;
    this.outbox = outbox;
    this.pauses = pauses;
    this.config = config;
    this.clock = clock;
    this.backoff = new Backoff(config.lanes().firstBackOff(), config.lanes().longestBackOff());
    this.endings = new GroupedWrites<>(transactions, this::write);
  }

  /** All that a try leaves behind. */
  private record Ending(
      LaneClaim claim, LaneResult result, Settlement settlement, List<PgOutbox.Encoded> events) {

    void write() {
      result.inTransaction().run();
    }

    LaneStore.Ended ended() {
      return new LaneStore.Ended(claim, settlement);
    }
  }

  /** Records; gives when the lane is due again, as far as the result says it. */
  Optional<Instant> record(LaneClaim claim, LaneResult result) {
    LaneResult toWrite = result;
    for (int tries = 1; !Thread.currentThread().isInterrupted(); tries++) {
      try {
        return write(claim, toWrite);
      } catch (CallFailure.Later e) {
        LOG.databaseLost("registry", String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        if (Trouble.passes(e)) {
          LOG.databaseLost("record", String.valueOf(e.getMessage()));
        } else if (toWrite == result) {
          // A bug in the service's rows, or a schema that is not registered: that is the outcome.
          toWrite = Failures.resultOf(claim, e);
          continue;
        } else {
          throw e;
        }
      }
      LockSupport.parkNanos(WAITS.after(tries).toNanos());
    }
    return Optional.empty();
  }

  private Optional<Instant> write(LaneClaim claim, LaneResult result) {
    Settlement settlement = Settlement.of(result, claim, clock.instant(), backoff);
    Ending ending = new Ending(claim, result, settlement, outbox.encode(result.events()));
    try {
      endings.write(List.of(ending));
      return Optional.ofNullable(settlement.dueAt());
    } catch (ClaimLostException e) {
      LOG.leaseLost(claim.key().target(), claim.key().workerKey());
      return Optional.empty();
    }
  }

  private void write(List<Ending> group) {
    List<Ending> sorted =
        group.stream().sorted(Comparator.comparing((Ending e) -> e.claim().key())).toList();
    sorted.forEach(Ending::write);
    settle(sorted, clock.instant());
  }

  private void settle(List<Ending> sorted, Instant now) {
    if (store.settle(sorted.stream().map(Ending::ended).toList(), now) < sorted.size()) {
      throw new ClaimLostException();
    }
    for (Ending ending : sorted) {
      if (ending.result() instanceof LaneResult.Paused paused) {
        pause(ending.claim().key().target(), paused.reason(), now);
      }
    }
    outbox.append(sorted.stream().flatMap(ending -> ending.events().stream()).toList(), now);
  }

  private void pause(String target, Reason reason, Instant now) {
    Instant until = reason.nextTry().orElse(now.plus(config.lanes().pause()));
    pauses.pause(target, until, reason);
    LOG.targetPaused(target, Duration.between(now, until), reason.code().code());
  }

  /** Somebody else has claimed a lane since; nothing of the transaction is written. */
  private static final class ClaimLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
