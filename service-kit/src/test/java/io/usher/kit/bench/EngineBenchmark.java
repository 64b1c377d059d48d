// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.bench;

import static org.awaitility.Awaitility.await;

import io.usher.kit.Lane;
import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import io.usher.kit.lane.LaneEngine;
import io.usher.kit.lane.LaneHandler;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Measures our lanes against db-scheduler on one PostgreSQL with fsync on (ADR 0002). Not a test:
 * its name keeps it out of the builds.
 *
 * <pre>
 * mvn -pl service-kit verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test='*Benchmark'
 * </pre>
 */
class EngineBenchmark {

  private static final Figures FIGURES = new Figures();
  private static final int LANES = 20_000;
  private static final int WARM_UP = 10_000;
  private static final int BATCH = 500;
  private static final int WAKE_UPS = 500;
  private static final long LIMIT_SECONDS = 300;
  private static final Map<String, String> AS_SHIPPED =
      Map.of("usher.lanes.lease", "PT20S", "usher.lanes.poll", "PT5S");

  private final Replicas replicas = new Replicas();

  @AfterEach
  void close() {
    replicas.close();
  }

  @AfterAll
  static void print() {
    FIGURES.print();
  }

  @Test
  void claimsAndCompletions() throws InterruptedException {
    Replica replica = replicas.add(AS_SHIPPED);
    warmUp(replica, claim -> Lane.done());
    for (int from = 0; from < LANES; from += BATCH) {
      raise(replica, from, BATCH, 1);
    }
    CountDownLatch done = new CountDownLatch(LANES);
    long start = System.nanoTime();
    replica.start(
        claim -> {
          done.countDown();
          return Lane.done();
        });
    finish(done);
    await().atMost(Duration.ofMinutes(1)).until(() -> unfinished(replica) == 0);
    FIGURES.perSecond("claimed, run and recorded", "lanes", LANES, System.nanoTime() - start);
  }

  @Test
  void claimsAndCompletionsWithAnEventEach() throws InterruptedException {
    Replica replica = replicas.add(AS_SHIPPED);
    warmUp(replica, claim -> Lane.doneWith(Lane.event(claim)));
    for (int from = 0; from < LANES; from += BATCH) {
      raise(replica, from, BATCH, 1);
    }
    CountDownLatch done = new CountDownLatch(LANES);
    long start = System.nanoTime();
    replica.start(
        claim -> {
          done.countDown();
          return Lane.doneWith(Lane.event(claim));
        });
    finish(done);
    await().atMost(Duration.ofMinutes(1)).until(() -> unfinished(replica) == 0);
    FIGURES.perSecond("the same, with an event each", "lanes", LANES, System.nanoTime() - start);
  }

  @Test
  void claimsAndCompletionsOfDbScheduler() throws InterruptedException {
    Replica replica = replicas.add();
    DbSchedulerSide.createTable(replica);
    CountDownLatch warm = new CountDownLatch(WARM_UP);
    try (DbSchedulerSide side =
        new DbSchedulerSide(replica, id -> warm.countDown(), Duration.ofMillis(100), false)) {
      for (int from = 0; from < WARM_UP; from += BATCH) {
        side.scheduleMany(from, BATCH);
      }
      side.start();
      finish(warm);
    }
    CountDownLatch done = new CountDownLatch(LANES);
    try (DbSchedulerSide side =
        new DbSchedulerSide(replica, id -> done.countDown(), Duration.ofMillis(100), false)) {
      for (int from = 0; from < LANES; from += BATCH) {
        side.scheduleMany(from, BATCH);
      }
      long start = System.nanoTime();
      side.start();
      finish(done);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> replica.count("SELECT count(*) FROM scheduled_tasks") == 0);
      FIGURES.perSecond(
          "claimed, run and recorded", "db-scheduler", LANES, System.nanoTime() - start);
    }
  }

  @Test
  void wakeUps() throws InterruptedException {
    Replica raiser = replicas.add(AS_SHIPPED);
    Replica worker = replicas.add(AS_SHIPPED);
    Latencies own = new Latencies();
    raiser.start(
        claim -> {
          own.arrived();
          return Lane.done();
        });
    own.measure(n -> raise(raiser, n, 1, 1));
    FIGURES.latency("raised until run, same replica", "lanes", own.micros);

    Replicas others = new Replicas();
    try (others) {
      Replica from = others.add(AS_SHIPPED);
      Replica to = others.add(AS_SHIPPED);
      Latencies notified = new Latencies();
      to.start(
          claim -> {
            notified.arrived();
            return Lane.done();
          });
      await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
      notified.measure(n -> raise(from, n, 1, 1));
      FIGURES.latency("raised until run, other replica", "lanes, NOTIFY", notified.micros);
    }
    worker.signals.stop();
  }

  @Test
  void wakeUpsOfDbScheduler() throws InterruptedException {
    Replica replica = replicas.add();
    DbSchedulerSide.createTable(replica);
    Latencies own = new Latencies();
    try (DbSchedulerSide side =
        new DbSchedulerSide(replica, id -> own.arrived(), Duration.ofMillis(100), true)) {
      side.start();
      own.measure(n -> side.schedule("own-" + n));
      FIGURES.latency(
          "raised until run, same replica", "db-scheduler, immediate execution", own.micros);
    }
    Latencies polled = new Latencies();
    try (DbSchedulerSide from =
            new DbSchedulerSide(replica, id -> {}, Duration.ofMillis(100), false);
        DbSchedulerSide to =
            new DbSchedulerSide(replica, id -> polled.arrived(), Duration.ofMillis(100), false)) {
      to.start();
      polled.measure(n -> from.schedule("other-" + n));
      FIGURES.latency(
          "raised until run, other replica", "db-scheduler, polling every 100 ms", polled.micros);
    }
  }

  @Test
  void takeOverAfterACrash() throws InterruptedException {
    Replica dead =
        replicas.add(Map.of("usher.lanes.lease", "PT20S", "usher.lanes.longest-run", "PT0S"));
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch claimed = new CountDownLatch(1);
    dead.start(
        claim -> {
          claimed.countDown();
          hang(never);
          return Lane.done();
        });
    raise(dead, 0, 1, 1);
    finish(claimed);
    Instant crash = Instant.now();
    Replica alive = replicas.add(AS_SHIPPED);
    CountDownLatch again = new CountDownLatch(1);
    alive.start(
        claim -> {
          again.countDown();
          return Lane.done();
        });
    finish(again);
    FIGURES.time(
        "crash until run by another", "lanes, lease 20 s", Duration.between(crash, Instant.now()));
    never.countDown();
  }

  @Test
  void takeOverAfterACrashOfDbScheduler() throws InterruptedException {
    Replica replica = replicas.add();
    DbSchedulerSide.createTable(replica);
    CountDownLatch again = new CountDownLatch(1);
    try (DbSchedulerSide side =
        new DbSchedulerSide(replica, id -> again.countDown(), Duration.ofMillis(100), false)) {
      side.start();
      Instant crash = Instant.now();
      DbSchedulerSide.orphan(replica, crash);
      finish(again);
      FIGURES.time(
          "crash until run by another",
          "db-scheduler, 4 heartbeats of 5 s",
          Duration.between(crash, Instant.now()));
    }
  }

  /** Compiles what is measured, on rows of their own. */
  private static void warmUp(Replica replica, LaneHandler handler) throws InterruptedException {
    CountDownLatch warm = new CountDownLatch(WARM_UP);
    for (int from = LANES; from < LANES + WARM_UP; from += BATCH) {
      raise(replica, from, BATCH, 1);
    }
    LaneEngine engine =
        replica.start(
            claim -> {
              warm.countDown();
              return handler.handle(claim);
            });
    finish(warm);
    engine.stop();
  }

  private static long unfinished(Replica replica) {
    return replica.count("SELECT count(*) FROM lanes WHERE state <> 'DONE'");
  }

  private static void raise(Replica replica, int from, int count, long version) {
    Instant now = replica.clock.instant();
    List<LaneUpdate> updates =
        IntStream.range(from, from + count)
            .mapToObj(i -> Lane.update(new LaneKey("target", "bamboo:" + i), version, now))
            .toList();
    replica.lanes.raise(updates);
  }

  private static void finish(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("It takes too long");
    }
  }

  /** Like a process that has stopped: not even an interrupt ends it. */
  private static void hang(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      boolean ignored = Thread.interrupted();
    }
  }

  /** Raises one after the other; each begins when the one before has arrived and 10 ms are over. */
  private static final class Latencies {
    private final Histogram micros = new Histogram(3);
    private final Semaphore arrived = new Semaphore(0);
    private final AtomicLong raisedAt = new AtomicLong();

    void arrived() {
      micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - raisedAt.get()));
      arrived.release();
    }

    void measure(Consumer<Integer> raise) throws InterruptedException {
      for (int n = 0; n < WAKE_UPS; n++) {
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        raisedAt.set(System.nanoTime());
        raise.accept(n);
        arrived.acquire();
      }
    }
  }
}
