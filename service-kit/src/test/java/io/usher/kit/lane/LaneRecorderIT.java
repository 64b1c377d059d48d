// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.Lane.key;
import static io.usher.kit.Lane.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.usher.kit.Lane;
import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries that end together are written together, and yet each for itself. */
class LaneRecorderIT {

  private static final int PEOPLE = 60;
  private static final Slots.Room MANY = new Slots.Room(100, Urgency.BACKGROUND, 100, Map.of());

  private final Replicas replicas = new Replicas();
  private Replica replica;
  private List<LaneClaim> claims;

  @BeforeEach
  void claim() {
    replica = replicas.add();
    Instant now = replica.clock.instant();
    replica.lanes.raise(
        IntStream.range(0, PEOPLE).mapToObj(p -> update(key("a", p), 1, now)).toList());
    claims = replica.store.claim(MANY, now, Duration.ofSeconds(60));
  }

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void aCrowdIsRecordedInFewerTransactionsThanPeople() throws InterruptedException {
    recordAll(Map.of());

    assertThat(replica.count("SELECT count(*) FROM lanes WHERE state = 'DONE'")).isEqualTo(PEOPLE);
    assertThat(replica.count("SELECT count(*) FROM outbox")).isEqualTo(PEOPLE);
    assertThat(replica.count("SELECT count(DISTINCT xmin::text) FROM lanes")).isLessThan(PEOPLE);
  }

  @Test
  void oneWithABugInItsRowsIsHeldAndNobodyElse() throws InterruptedException {
    LaneClaim broken = claims.get(PEOPLE / 2);
    recordAll(
        Map.of(
            broken,
            LaneResult.done(
                List.of(Lane.event(broken)),
                () -> {
                  throw new IllegalStateException("a bug");
                })));

    assertThat(replica.count("SELECT count(*) FROM lanes WHERE state = 'DONE'"))
        .isEqualTo(PEOPLE - 1);
    assertThat(replica.view(broken.key()).state()).isEqualTo(LaneState.HELD);
    assertThat(replica.count("SELECT count(*) FROM outbox")).isEqualTo(PEOPLE - 1);
  }

  @Test
  void oneThatLostItsClaimLeavesNothingAndTheOthersAreWritten() throws InterruptedException {
    LaneClaim lost = claims.getFirst();
    replica.database.update(
        "UPDATE lanes SET fence = fence + 1 WHERE worker_key = ?",
        s -> s.setString(1, lost.key().workerKey()));
    recordAll(Map.of());

    assertThat(replica.count("SELECT count(*) FROM lanes WHERE state = 'DONE'"))
        .isEqualTo(PEOPLE - 1);
    assertThat(replica.view(lost.key()).state()).isEqualTo(LaneState.RUNNING);
    assertThat(replica.count("SELECT count(*) FROM outbox")).isEqualTo(PEOPLE - 1);
  }

  private void recordAll(Map<LaneClaim, LaneResult> special) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (LaneClaim claim : claims) {
      LaneResult result = special.getOrDefault(claim, Lane.doneWith(Lane.event(claim)));
      threads.add(Thread.ofVirtual().start(() -> replica.recorder.record(claim, result)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
