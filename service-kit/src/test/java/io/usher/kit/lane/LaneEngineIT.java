// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.Lane.key;
import static io.usher.kit.Lane.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.Lane;
import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine at work. */
class LaneEngineIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  /** Neither the poll nor the end of a lease makes the engine look. */
  private static final Map<String, String> NEVER_BY_ITSELF =
      Map.of("usher.lanes.poll", "PT1H", "usher.lanes.lease", "PT1H");

  private final Replicas replicas = new Replicas();

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void twoEnginesSideBySideNeverRunOneLaneTwice() {
    Map<LaneKey, AtomicInteger> inside = new ConcurrentHashMap<>();
    Map<LaneKey, AtomicInteger> calls = new ConcurrentHashMap<>();
    AtomicInteger overlaps = new AtomicInteger();
    LaneHandler handler =
        claim -> {
          if (inside.computeIfAbsent(claim.key(), k -> new AtomicInteger()).incrementAndGet() > 1) {
            overlaps.incrementAndGet();
          }
          calls.computeIfAbsent(claim.key(), k -> new AtomicInteger()).incrementAndGet();
          LockSupport.parkNanos(100_000);
          inside.get(claim.key()).decrementAndGet();
          return Lane.doneWith(Lane.event(claim));
        };
    Replica one = replicas.add();
    Replica two = replicas.add();
    one.start(handler);
    two.start(handler);

    for (int version = 1; version <= 3; version++) {
      raiseMany(version % 2 == 0 ? one : two, 400, version);
    }

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        one.count(
                            "SELECT count(*) FROM lanes WHERE state = 'DONE' AND applied_version = 3"))
                    .isEqualTo(400));
    assertThat(overlaps).hasValue(0);
    assertThat(calls).hasSize(400);
    assertThat(one.count("SELECT count(DISTINCT headers->>'ce_id') FROM outbox"))
        .isEqualTo(calls.values().stream().mapToInt(AtomicInteger::get).sum());
    assertThat(one.count("SELECT count(*) FROM lanes WHERE outcome_unknown")).isZero();
  }

  @Test
  void aLaneRaisedByOneReplicaIsWorkedOnByAnotherWithoutPolling() {
    Replica raiser = replicas.add();
    Replica worker = replicas.add(Map.of("usher.lanes.poll", "PT1H"));
    CountDownLatch done = new CountDownLatch(1);
    worker.start(
        claim -> {
          done.countDown();
          return Lane.done();
        });
    await().atMost(SOON).until(() -> listeners(raiser) >= 2);
    raiser.lanes.raise(List.of(update(key("a", 1), 1, raiser.clock.instant())));
    assertThat(reached(done)).isTrue();
  }

  @Test
  void aBacklogLargerThanTheSlotsOfItsTargetDrainsWithoutPolling() {
    Replica replica = replicas.add(Map.of("usher.lanes.poll", "PT1H"));
    replica.start(claim -> Lane.done());
    raiseMany(replica, 500, 1);
    await()
        .atMost(SOON)
        .until(() -> replica.count("SELECT count(*) FROM lanes WHERE state = 'DONE'") == 500);
  }

  @Test
  void aFutureLaneRunsWhenItIsDue() {
    Replica replica = replicas.add(Map.of("usher.lanes.poll", "PT1H"));
    ConcurrentLinkedQueue<Instant> ran = new ConcurrentLinkedQueue<>();
    replica.start(
        claim -> {
          ran.add(claim.claimedAt());
          return Lane.done();
        });
    Instant due = replica.clock.instant().plusMillis(700);
    replica.lanes.raise(List.of(update(key("a", 1), 1, due)));
    await().atMost(SOON).until(() -> !ran.isEmpty());
    assertThat(ran.peek()).isBetween(due, due.plusSeconds(3));
  }

  @Test
  void aNewerStateThatCameWhileALaneRanIsWorkedOnWithoutPolling() {
    assertThat(
            versionsOfTries(
                (replica, key) ->
                    replica.lanes.raise(List.of(update(key, 2, replica.clock.instant())))))
        .containsExactly(1L, 2L);
  }

  @Test
  void whoIsAskedToTryAgainWhileItRunsDoesSoWithoutPolling() {
    assertThat(versionsOfTries((replica, key) -> replica.lanes.retry(key, replica.clock.instant())))
        .containsExactly(1L, 1L);
  }

  /** Runs a lane, lets something happen meanwhile, and gives the versions of its two tries. */
  private List<Long> versionsOfTries(BiConsumer<Replica, LaneKey> meanwhile) {
    Replica replica = replicas.add(NEVER_BY_ITSELF);
    ConcurrentLinkedQueue<Long> versions = new ConcurrentLinkedQueue<>();
    CountDownLatch end = new CountDownLatch(1);
    replica.start(
        claim -> {
          versions.add(claim.version());
          reached(end);
          return Lane.done();
        });
    LaneKey key = key("a", 1);
    replica.lanes.raise(List.of(update(key, 1, replica.clock.instant())));
    await().atMost(SOON).until(() -> versions.size() == 1);
    meanwhile.accept(replica, key);
    // Nobody else may run it; meanwhile the engine finds it running, and sleeps again.
    await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> versions.size() == 1);
    end.countDown();
    await().atMost(SOON).until(() -> versions.size() == 2);
    awaitState(replica, key, LaneState.DONE);
    return List.copyOf(versions);
  }

  @Test
  void aFailedTryComesBackWithBackOffUntilItWorks() {
    Replica replica = replicas.add();
    ConcurrentLinkedQueue<Integer> attempts = new ConcurrentLinkedQueue<>();
    replica.start(
        claim -> {
          attempts.add(claim.attempts());
          if (claim.attempts() < 3) {
            throw new CallFailure.Later(ReasonCode.TARGET_UNAVAILABLE, "down", null);
          }
          return Lane.done();
        });
    replica.lanes.raise(List.of(update(key("a", 1), 1, replica.clock.instant())));
    awaitState(replica, key("a", 1), LaneState.DONE);
    assertThat(attempts).containsExactly(0, 1, 2, 3);
    assertThat(replica.view(key("a", 1)).attempts()).isZero();
  }

  @Test
  void refusedIsHeldABugIsHeldAndOthersGoOn() {
    Replica replica = replicas.add();
    replica.start(
        claim ->
            switch (claim.key().workerKey()) {
              case "bamboo:1" ->
                  throw new CallFailure.Refused(ReasonCode.ADDRESS_NOT_AVAILABLE, "no");
              case "bamboo:2" -> throw new IllegalStateException("a bug");
              case "bamboo:3" ->
                  LaneResult.done(
                      List.of(),
                      () -> {
                        throw new IllegalStateException("a bug in the transaction");
                      });
              default -> Lane.done();
            });
    raiseMany(replica, 5, 1);
    awaitState(replica, key("a", 1), LaneState.HELD);
    awaitState(replica, key("a", 2), LaneState.HELD);
    awaitState(replica, key("a", 3), LaneState.HELD);
    awaitState(replica, key("a", 4), LaneState.DONE);
    assertThat(code(replica, 1)).isEqualTo(ReasonCode.ADDRESS_NOT_AVAILABLE);
    assertThat(code(replica, 2)).isEqualTo(ReasonCode.INTERNAL_ERROR);
    assertThat(code(replica, 3)).isEqualTo(ReasonCode.INTERNAL_ERROR);
  }

  @Test
  void aMisconfiguredTargetPausesAndGoesOnByItself() {
    Replica replica = replicas.add();
    AtomicInteger tries = new AtomicInteger();
    replica.start(
        claim -> {
          if (claim.key().target().equals("broken") && tries.incrementAndGet() == 1) {
            throw new CallFailure.Misconfigured(ReasonCode.TARGET_MISCONFIGURED, "secret");
          }
          return Lane.done();
        });
    replica.lanes.raise(List.of(update(key("broken", 1), 1, replica.clock.instant())));
    await().atMost(SOON).until(() -> !replica.pauses.active().isEmpty());
    replica.lanes.raise(
        List.of(
            update(key("broken", 2), 1, replica.clock.instant()),
            update(key("whole", 1), 1, replica.clock.instant())));
    awaitState(replica, key("whole", 1), LaneState.DONE);
    awaitState(replica, key("broken", 1), LaneState.DONE);
    awaitState(replica, key("broken", 2), LaneState.DONE);
  }

  @Test
  void aHandlerThatTakesLongKeepsItsLease() throws InterruptedException {
    Replica one = replicas.add();
    Replica two = replicas.add();
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch end = new CountDownLatch(1);
    LaneHandler handler =
        claim -> {
          runs.incrementAndGet();
          reached(end);
          return Lane.done();
        };
    one.start(handler);
    two.start(handler);
    one.lanes.raise(List.of(update(key("a", 1), 1, one.clock.instant())));
    // Two leases long
    await().during(Duration.ofSeconds(5)).atMost(SOON).until(() -> runs.get() <= 1);
    end.countDown();
    awaitState(one, key("a", 1), LaneState.DONE);
    assertThat(runs).hasValue(1);
  }

  @Test
  void aStoppedEngineGivesBackWhatItCannotFinish() {
    Replica one = replicas.add(Map.of("usher.lanes.shutdown-wait", "PT0.2S"));
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    LaneEngine engine =
        one.start(
            claim -> {
              started.countDown();
              reached(never);
              return Lane.done();
            });
    one.lanes.raise(List.of(update(key("a", 1), 1, one.clock.instant())));
    assertThat(reached(started)).isTrue();
    engine.stop();
    await().atMost(SOON).until(() -> one.view(key("a", 1)).state() != LaneState.RUNNING);
    Replica two = replicas.add();
    ConcurrentLinkedQueue<Boolean> unknown = new ConcurrentLinkedQueue<>();
    two.start(
        claim -> {
          unknown.add(claim.outcomeUnknown());
          return Lane.done();
        });
    awaitState(two, key("a", 1), LaneState.DONE);
    assertThat(unknown).containsExactly(true);
  }

  @Test
  void doneCanBeDueAgain() {
    Replica replica = replicas.add();
    AtomicInteger runs = new AtomicInteger();
    replica.start(
        claim ->
            runs.incrementAndGet() > 1
                ? Lane.done()
                : new LaneResult.Done(
                    List.of(),
                    () -> {},
                    claim.claimedAt().plusMillis(300),
                    Reason.of(ReasonCode.MAILBOX_NOT_READY, "soon")));
    replica.lanes.raise(List.of(update(key("a", 1), 1, replica.clock.instant())));
    awaitState(replica, key("a", 1), LaneState.DONE);
    assertThat(runs).hasValue(2);
  }

  private static void raiseMany(Replica replica, int people, long version) {
    Instant now = replica.clock.instant();
    replica.lanes.raise(
        IntStream.range(0, people).mapToObj(p -> update(key("a", p), version, now)).toList());
  }

  private static void awaitState(Replica replica, LaneKey key, LaneState state) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(replica.view(key).state()).isEqualTo(state));
  }

  private static ReasonCode code(Replica replica, int person) {
    return replica.view(key("a", person)).reasons().getFirst().code();
  }

  private static long listeners(Replica replica) {
    return replica.count(
        "SELECT count(*) FROM pg_stat_activity WHERE query = 'LISTEN usher' AND datname = current_database()");
  }

  private static boolean reached(CountDownLatch latch) {
    try {
      return latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
