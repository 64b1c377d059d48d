// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import io.usher.kit.TestTopic;
import io.usher.kit.app.Facts;
import io.usher.kit.event.OutgoingEvent;
import io.usher.kit.outbox.EventPublisher.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int KEYS = 20;

  private final Replicas replicas = new Replicas();

  @AfterEach
  void stop() {
    replicas.close();
  }

  /**
   * Eight writers race on twenty keys; a leading relay dies in the middle, the other takes over.
   */
  @Test
  void orderPerKeyIsKeptWithTwoRelaysAndATakeOver() throws InterruptedException {
    TestTopic topic = TestTopic.create();
    Replica one = replicas.add();
    Replica two = replicas.add();
    one.database.update("CREATE TABLE versions (key text PRIMARY KEY, version bigint)", s -> {});
    OutboxRelay first = one.startRelay(publisher());
    await().atMost(SOON).until(first::leading);
    OutboxRelay second = two.startRelay(publisher());

    List<Thread> writers = new ArrayList<>();
    for (int writer = 0; writer < 8; writer++) {
      Replica replica = writer % 2 == 0 ? one : two;
      int seed = writer;
      writers.add(Thread.ofVirtual().start(() -> write(replica, topic, seed)));
    }
    await().atMost(SOON).until(() -> topic.read().size() > 50);
    endLeader(one);
    await().atMost(SOON).until(() -> first.leading() || second.leading());
    for (Thread writer : writers) {
      writer.join();
    }

    await().atMost(SOON).until(() -> one.count("SELECT count(*) FROM outbox") == 0);
    assertOrdered(topic.read(), 8 * 50);
    assertThat(first.leading() && second.leading()).isFalse();
  }

  @Test
  void anEventThatFailsKeepsBackItsKeyOnly() {
    ConcurrentLinkedQueue<String> published = new ConcurrentLinkedQueue<>();
    AtomicInteger failures = new AtomicInteger(2);
    EventPublisher stumbling =
        publisher(
            rows ->
                rows.stream()
                    .<Outcome>map(
                        row -> {
                          if (row.key().equals("k1")
                              && "k1-1".equals(row.headers().get("ce_id"))
                              && failures.getAndDecrement() > 0) {
                            return new Outcome.Failed(new IllegalStateException("refused"));
                          }
                          published.add(String.valueOf(row.headers().get("ce_id")));
                          return new Outcome.Acknowledged();
                        })
                    .toList());
    Replica replica = replicas.add();
    replica.inTransaction(
        () -> {
          for (int n = 1; n <= 3; n++) {
            replica.outbox.append(List.of(event("t", "k1", n), event("t", "k2", n)));
          }
        });
    replica.startRelay(stumbling);

    await().atMost(SOON).until(() -> replica.count("SELECT count(*) FROM outbox") == 0);
    assertThat(published.stream().filter(id -> id.startsWith("k2")))
        .containsExactly("k2-1", "k2-2", "k2-3");
    List<String> ofFailed = published.stream().filter(id -> id.startsWith("k1")).toList();
    int begin = ofFailed.indexOf("k1-1");
    assertThat(ofFailed.subList(begin, ofFailed.size())).containsExactly("k1-1", "k1-2", "k1-3");
  }

  @Test
  void aMissingTopicDoesNotKeepOthersWaiting() {
    TestTopic topic = TestTopic.create();
    Replica replica = replicas.add();
    replica.inTransaction(
        () -> {
          replica.outbox.append(List.of(event("kit.no-such-topic", "a", 1)));
          replica.outbox.append(List.of(event(topic.name(), "b", 1)));
        });
    replica.startRelay(publisher());
    await().atMost(SOON).until(() -> !topic.read().isEmpty());
    await().atMost(SOON).until(() -> replica.count("SELECT count(*) FROM outbox") == 1);
  }

  @Test
  void whatWasRolledBackIsNotPublished() {
    Replica replica = replicas.add();
    assertThatThrownBy(
            () ->
                replica.inTransaction(
                    () -> {
                      replica.outbox.append(List.of(event("t", "a", 1)));
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(replica.count("SELECT count(*) FROM outbox")).isZero();
    assertThatThrownBy(() -> replica.outbox.append(List.of(event("t", "a", 1))))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void write(Replica replica, TestTopic topic, int seed) {
    java.util.Random random = new java.util.Random(seed);
    for (int n = 0; n < 50; n++) {
      String key = "k" + random.nextInt(KEYS);
      boolean written = false;
      while (!written) {
        try {
          replica.inTransaction(
              () -> {
                // The version is read and raised under the row's lock, as a service would do.
                long version =
                    replica
                        .database
                        .query(
                            """
                            INSERT INTO versions VALUES (?, 1) ON CONFLICT (key)
                            DO UPDATE SET version = versions.version + 1 RETURNING version
                            """,
                            s -> s.setString(1, key),
                            row -> row.getLong(1))
                        .getFirst();
                replica.outbox.append(List.of(event(topic.name(), key, version)));
              });
          written = true;
        } catch (RuntimeException e) {
          written = false;
        }
      }
    }
  }

  private static void endLeader(Replica replica) {
    replica.count(
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND classid = 1431502852::bigint::oid
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """);
  }

  private static void assertOrdered(List<ConsumerRecord<String, byte[]>> records, int events) {
    Map<String, Long> last = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      if (seen.add(TestTopic.id(record))) {
        long version = Long.parseLong(TestTopic.id(record).split("-", 2)[1]);
        assertThat(version).isEqualTo(last.getOrDefault(record.key(), 0L) + 1);
        last.put(record.key(), version);
      }
    }
    assertThat(seen).hasSize(events);
  }

  private static OutgoingEvent event(String topic, String key, long version) {
    return new OutgoingEvent(topic, key, "io.usher.test", key + "-" + version, Facts.held(version));
  }

  private static EventPublisher publisher() {
    return new KafkaPublisher(TestTopic.connection(), Duration.ofSeconds(30));
  }

  private static EventPublisher publisher(
      java.util.function.Function<List<OutboxRow>, List<Outcome>> how) {
    return new EventPublisher() {
      @Override
      public List<Outcome> publish(List<OutboxRow> rows) {
        return how.apply(rows);
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }
}
