// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.KitLog.LOG;

import io.usher.kit.KitConfig;
import io.usher.kit.db.Rest;
import io.usher.kit.db.Signals;
import io.usher.kit.db.Signals.Signal;
import io.usher.kit.db.Trouble;
import io.usher.kit.db.Wakeup;
import io.usher.kit.observe.KitMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Claims due lanes and lets the handler work on each, on a virtual thread of its own. One thread
 * claims, in batches; another renews leases. Woken by {@link Signals}, by the next due time, by
 * freed slots when there is more to claim, and by a slow poll.
 */
public final class LaneEngine {

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /** So many lanes a second make claims come one interval later. */
  private static final int LANES_PER_INTERVAL = 25;

  private final LaneStore store;
  private final LaneRecorder recorder;
  private final LaneHandler handler;
  private final KitMetrics metrics;
  private final KitConfig.Lanes config;
  private final Clock clock;
  private final Slots slots;
  private final Rest rest;
  private final Wakeup wakeup = new Wakeup();
  private final Wakeup heartbeat = new Wakeup();
  private final Wakeup idle = new Wakeup();
  private final Map<LaneKey, LaneRun> runs = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private volatile boolean moreToClaim;
  private volatile Instant nextLook = Instant.MAX;
  private volatile @Nullable Thread dispatcher;

  public LaneEngine(LaneStore store, LaneRecorder recorder, LaneHandler handler, Parts parts) {
    this.store = store;
    this.recorder = recorder;
    this.handler = handler;
    this.metrics = parts.metrics();
    this.config = parts.config().lanes();
    this.clock = parts.clock();
    this.slots = new Slots(config);
    this.rest = new Rest(config.claimInterval(), LANES_PER_INTERVAL);
    parts.signals().listen(Signal.LANES, wakeup::wake);
    parts.signals().listen(Signal.PAUSES, wakeup::wake);
  }

  /** What the engine shares with the rest of the kit. */
  public record Parts(Signals signals, KitMetrics metrics, KitConfig config, Clock clock) {}

  public void start() {
    Thread thread = Thread.ofPlatform().name("usher-lanes").unstarted(this::dispatchLoop);
    dispatcher = thread;
    thread.start();
    Thread.ofPlatform().daemon().name("usher-leases").start(this::leaseLoop);
  }

  /** True while lanes are being claimed; false after a failure that ends the loop. */
  public boolean alive() {
    Thread thread = dispatcher;
    return stopping || (thread != null && thread.isAlive());
  }

  /** How many lanes this replica works on now. */
  public int running() {
    return slots.inUse();
  }

  /** Stops claiming, waits for running lanes, interrupts and releases the rest. */
  public void stop() {
    stopping = true;
    wakeup.wake();
    Instant end = clock.instant().plus(config.shutdownWait());
    while (!slots.idle() && clock.instant().isBefore(end)) {
      idle.await(Duration.between(clock.instant(), end));
    }
    List<LaneRun> unfinished = List.copyOf(runs.values());
    unfinished.forEach(LaneRun::interrupt);
    heartbeat.wake();
    // Who was interrupted records nothing, even if he is gone by now: his lane is still claimed.
    int released = unfinished.isEmpty() ? 0 : store.release(clock.instant());
    LOG.engineStopped(released);
  }

  private void dispatchLoop() {
    while (!stopping) {
      try {
        Duration pause = claimRound();
        wakeup.await(pause);
        LockSupport.parkNanos(rest.left(clock.instant()).toNanos());
      } catch (RuntimeException e) {
        if (Trouble.passes(e)) {
          LOG.databaseLost("claim", String.valueOf(e.getMessage()));
        } else {
          LOG.unexpected("claim", e);
        }
        wakeup.await(AFTER_FAILURE);
      }
    }
  }

  /** Claims what fits and starts it; gives how long nothing more is to be done by itself. */
  private Duration claimRound() {
    Slots.Room room = slots.room();
    moreToClaim = true;
    if (room.limit() == 0) {
      return config.poll();
    }
    List<LaneClaim> claims = store.claim(room, clock.instant(), config.lease());
    metrics.claimed(claims.size());
    claims.forEach(this::launch);
    if (!claims.isEmpty()) {
      rest.did(claims.size(), clock.instant());
      // More may have come meanwhile; only when nothing is due, the next due time is asked for.
      return Duration.ZERO;
    }
    Slots.Room left = slots.room();
    moreToClaim = room.leastUrgent() == Urgency.LEAVER || left.room().containsValue(0);
    return untilNextDue(left);
  }

  private Duration untilNextDue(Slots.Room room) {
    Instant now = clock.instant();
    Instant latest = now.plus(config.poll());
    // Whoever ends a try during the query is perhaps not seen by it, and so wakes in any case.
    nextLook = Instant.MAX;
    Instant next = store.nextDue(room, now).orElse(latest);
    nextLook = next.isBefore(latest) ? next : latest;
    Duration pause = Duration.between(now, nextLook);
    return pause.compareTo(config.claimInterval()) < 0 ? config.claimInterval() : pause;
  }

  private void launch(LaneClaim claim) {
    LaneRun run = new LaneRun(claim);
    slots.taken(claim.key().target());
    runs.put(claim.key(), run);
    Thread thread =
        Thread.ofVirtual().name("lane-" + claim.key().target()).unstarted(() -> work(run));
    run.startedOn(thread);
    thread.start();
  }

  private void work(LaneRun run) {
    LaneClaim claim = run.claim();
    try {
      LaneResult result = handle(claim);
      metrics.ended(claim.key().target(), result);
      recorder.record(claim, result).ifPresent(this::dueAgain);
    } catch (RuntimeException e) {
      LOG.unexpected("lane " + claim.key().target(), e);
    } finally {
      runs.remove(claim.key(), run);
      slots.freed(claim.key().target());
      if (moreToClaim) {
        wakeup.wake();
      }
      if (stopping) {
        idle.wake();
      }
    }
  }

  private void dueAgain(Instant due) {
    if (due.isBefore(nextLook)) {
      wakeup.wake();
    }
  }

  @SuppressWarnings("IllegalCatch")
  private LaneResult handle(LaneClaim claim) {
    try {
      return handler.handle(claim);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      return Failures.resultOf(claim, e);
    }
  }

  private void leaseLoop() {
    Duration beat = config.lease().dividedBy(4);
    while (!stopping || !slots.idle()) {
      heartbeat.await(beat);
      try {
        renewLeases(clock.instant());
      } catch (RuntimeException e) {
        LOG.databaseLost("lease", String.valueOf(e.getMessage()));
      }
    }
  }

  private void renewLeases(Instant now) {
    for (LaneRun run : runs.values()) {
      if (!now.isBefore(run.leaseUntil()) || tooLong(run, now)) {
        LOG.runInterrupted(run.claim().key().target(), run.claim().key().workerKey());
        run.interrupt();
      }
    }
    List<LaneClaim> old =
        runs.values().stream()
            .filter(run -> !tooLong(run, now))
            .map(LaneRun::claim)
            .filter(claim -> now.isAfter(claim.claimedAt().plus(config.lease().dividedBy(5))))
            .toList();
    if (!old.isEmpty()) {
      Instant until = now.plus(config.lease());
      for (LaneKey key : store.renew(old, until)) {
        Optional.ofNullable(runs.get(key)).ifPresent(run -> run.renewed(until));
      }
    }
  }

  private boolean tooLong(LaneRun run, Instant now) {
    return now.isAfter(run.claim().claimedAt().plus(config.longestRun()));
  }
}
