// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.Lane.key;
import static io.usher.kit.Lane.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lanes that wait for a fact of another lane. */
class WaitsIT {

  private static final int REPORTS = 300;

  private final Replicas replicas = new Replicas();

  @AfterEach
  void stop() {
    replicas.close();
  }

  /** Each report waits for its manager's account, which is made at the same moment. */
  @Test
  void noWakeUpIsLostBetweenAskingAndWaiting() {
    Replica one = replicas.add();
    Replica two = replicas.add();
    one.database.update("CREATE TABLE accounts (worker_key text PRIMARY KEY)", s -> {});
    Set<String> repaired = ConcurrentHashMap.newKeySet();
    one.start(claim -> work(one, claim, repaired));
    two.start(claim -> work(two, claim, repaired));

    List<LaneUpdate> updates = new ArrayList<>();
    for (int i = 0; i < REPORTS; i++) {
      updates.add(update(key("report", i), 1, one.clock.instant()));
      updates.add(update(key("manager", i), 1, one.clock.instant()));
    }
    for (int from = 0; from < updates.size(); from += 10) {
      one.lanes.raise(updates.subList(from, from + 10));
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(repaired).hasSize(REPORTS);
              assertThat(one.count("SELECT count(*) FROM lanes WHERE state <> 'DONE'")).isZero();
            });
    assertThat(one.count("SELECT count(*) FROM lane_waits")).isZero();
  }

  /** Facts are only kept; the lane that looks at them is woken by each, and sees the newest. */
  @Test
  void aKeptFactIsNeverClaimedAndWakesWhoLooksAtIt() {
    Replica one = replicas.add();
    Replica two = replicas.add();
    Map<String, Long> seen = new ConcurrentHashMap<>();
    one.start(claim -> look(one, claim, seen));
    two.start(claim -> look(two, claim, seen));

    for (int i = 0; i < REPORTS; i++) {
      String worker = key("report", i).workerKey();
      LaneUpdate report = update(key("report", i), 1, one.clock.instant());
      CompletableFuture<Void> raised =
          CompletableFuture.runAsync(() -> one.lanes.raise(List.of(report)));
      two.lanes.raise(List.of(fact(worker, 2), fact(worker, 1)));
      one.lanes.raise(List.of(fact(worker, 3)));
      two.lanes.raise(List.of(fact(worker, 2)));
      raised.join();
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(seen).hasSize(REPORTS).allSatisfy((w, v) -> assertThat(v).isEqualTo(3)));
    assertThat(one.count("SELECT count(*) FROM lanes WHERE target = 'fact' AND fence > 0"))
        .isZero();
    assertThat(
            one.count(
                "SELECT count(*) FROM lanes WHERE target = 'fact' AND state = 'DONE'"
                    + " AND applied_version = 3"))
        .isEqualTo(REPORTS);
  }

  private static LaneUpdate fact(String worker, long version) {
    return LaneUpdate.kept(
        new LaneKey("fact", worker),
        version,
        new byte[] {1},
        "cause-" + version,
        new LaneUpdate.Wake(new LaneKey("report", worker), 1));
  }

  private static LaneResult look(Replica replica, LaneClaim claim, Map<String, Long> seen) {
    String worker = claim.key().workerKey();
    long newest = newest(replica, claim);
    seen.merge(worker, newest, Long::max);
    return LaneResult.done(List.of(), () -> {});
  }

  private static long newest(Replica replica, LaneClaim claim) {
    return replica.lanes.beside(claim).stream()
        .filter(lane -> lane.key().target().equals("fact"))
        .mapToLong(LaneClaim::version)
        .max()
        .orElse(0);
  }

  private static LaneResult work(Replica replica, LaneClaim claim, Set<String> repaired) {
    String worker = claim.key().workerKey();
    String token = "account:" + worker;
    if (claim.key().target().equals("manager")) {
      return LaneResult.done(
          List.of(),
          () -> {
            replica.database.update("INSERT INTO accounts VALUES (?)", s -> s.setString(1, worker));
            replica.waits.announce(token);
          });
    }
    if (exists(replica, worker)) {
      repaired.add(worker);
      return LaneResult.done(List.of(), () -> {});
    }
    return LaneResult.done(
        List.of(), () -> replica.waits.waitFor(claim.key(), token, () -> exists(replica, worker)));
  }

  private static boolean exists(Replica replica, String worker) {
    return !replica
        .database
        .query(
            "SELECT 1 FROM accounts WHERE worker_key = ?",
            s -> s.setString(1, worker),
            row -> row.getInt(1))
        .isEmpty();
  }
}
