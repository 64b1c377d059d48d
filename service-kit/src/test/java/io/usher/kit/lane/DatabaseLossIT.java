// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import static io.usher.kit.Lane.key;
import static io.usher.kit.Lane.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.usher.kit.Lane;
import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import io.usher.testkit.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away in the middle of the work and comes back. */
class DatabaseLossIT {

  private static final int PEOPLE = 100;

  private final Replicas replicas = new Replicas();

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void workGoesOnWhenTheDatabaseIsBackAndIsRecordedOnce() throws SQLException {
    Replica replica = replicas.add(Map.of("usher.lanes.lease", "PT30S"));
    Map<LaneKey, AtomicInteger> calls = new ConcurrentHashMap<>();
    ConcurrentLinkedQueue<String> published = new ConcurrentLinkedQueue<>();
    CountDownLatch working = new CountDownLatch(20);
    CountDownLatch lost = new CountDownLatch(1);
    replica.startRelay(new RecordingPublisher(published));
    LaneEngine engine =
        replica.start(
            claim -> {
              calls.computeIfAbsent(claim.key(), k -> new AtomicInteger()).incrementAndGet();
              working.countDown();
              reached(lost);
              return Lane.doneWith(Lane.event(claim));
            });
    replica.lanes.raise(
        IntStream.range(0, PEOPLE)
            .mapToObj(p -> update(key("a", p), 1, replica.clock.instant()))
            .toList());
    assertThat(reached(working)).isTrue();

    connections(false);
    lost.countDown();
    await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10)).until(engine::alive);
    connections(true);

    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> replica.count("SELECT count(*) FROM lanes WHERE state = 'DONE'") == PEOPLE);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> published.stream().distinct().count() == PEOPLE);
    assertThat(calls.values()).allMatch(count -> count.get() == 1);
  }

  /** Ends all connections of this database, and allows new ones or not. */
  private void connections(boolean allowed) throws SQLException {
    String name = replicas.address().user();
    try (Connection admin = Parts.databases().connect("postgres");
        Statement statement = admin.createStatement()) {
      statement.execute("ALTER DATABASE " + name + " WITH ALLOW_CONNECTIONS " + allowed);
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }
  }

  private static boolean reached(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
