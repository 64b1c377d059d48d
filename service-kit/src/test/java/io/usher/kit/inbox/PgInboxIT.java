// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.events.Topics;
import io.usher.events.v1.WorkerObserved;
import io.usher.kit.PlainCodec;
import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import io.usher.kit.app.Facts;
import io.usher.kit.inbox.Inbox.Received;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PgInboxIT {

  private static final byte[] GARBAGE = {9, -1, 0, 127};

  private final Replicas replicas = new Replicas();
  private Replica replica;
  private long offset;

  @BeforeEach
  void start() {
    replica = replicas.add();
  }

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void aRedeliveryChangesNothing() {
    List<ConsumerRecord<String, byte[]>> batch = List.of(fact(1, 1), fact(1, 2), fact(2, 1));
    receive(batch);
    receive(batch);
    receive(List.of(fact(1, 2), fact(1, 3), fact(1, 3)));

    assertThat(replica.count("SELECT count(*) FROM inbox")).isEqualTo(4);
    assertThat(replica.views.of("bamboo:1")).singleElement().extracting("version").isEqualTo(3L);
    assertThat(replica.meters.counter("usher.inbox.received").count()).isEqualTo(4);
    assertThat(replica.meters.counter("usher.inbox.duplicates").count()).isEqualTo(4);
  }

  @Test
  void poisonGoesToTheDeadLetterTopicWithItsBytesAndBlocksNothing() {
    ConsumerRecord<String, byte[]> poison = record("bamboo:9", GARBAGE, "poison-1");
    receive(List.of(fact(1, 1), poison, record("bamboo:8", null, "poison-2"), fact(2, 1)));
    receive(List.of(poison));

    assertThat(replica.count("SELECT count(*) FROM lanes")).isEqualTo(2);
    record Letter(String topic, String key, byte[] value, String why, String id) {}
    List<Letter> letters =
        replica.database.query(
            """
            SELECT topic, key, value, headers->>'usher_why' AS why,
                   headers->>'usher_original_ce_id' AS id FROM outbox ORDER BY id
            """,
            s -> {},
            row ->
                new Letter(
                    row.getString(1),
                    row.getString(2),
                    row.getBytes(3),
                    row.getString(4),
                    row.getString(5)));
    assertThat(letters).hasSize(2);
    Letter letter =
        letters.stream().filter(l -> l.key().equals("bamboo:9")).findFirst().orElseThrow();
    assertThat(letter.topic()).isEqualTo("usher.kit.dead-letter.v1");
    assertThat(letter.value()).isEqualTo(GARBAGE);
    assertThat(letter.why()).isNotBlank();
    assertThat(letter.id()).isEqualTo("poison-1");
  }

  @Test
  void aRouterThatFailsOnOneRecordBlocksNothing() {
    replica.inbox.receive(
        batch(List.of(fact(1, 1), fact(2, 1))),
        WorkerObserved.class,
        received -> {
          if (received.key().equals("bamboo:1")) {
            throw new IllegalArgumentException("a bug");
          }
          return route(received);
        });
    assertThat(replica.views.of("bamboo:2")).hasSize(1);
    assertThat(replica.count("SELECT count(*) FROM outbox")).isEqualTo(1);
  }

  @Test
  void aLostDatabaseMeansNothingIsAcknowledged() {
    Replica impatient = replicas.add(Map.of("usher.inbox.patience", "PT0.5S"));
    impatient.source.close();
    assertThatThrownBy(
            () ->
                impatient.inbox.receive(
                    batch(List.of(fact(1, 1))), WorkerObserved.class, PgInboxIT::route))
        .isInstanceOf(RuntimeException.class);
    assertThat(replica.count("SELECT count(*) FROM inbox")).isZero();
  }

  @Test
  void twoReplicasThatReceiveTheSameBatchTakeEachFactInOnce() throws InterruptedException {
    Replica other = replicas.add();
    List<ConsumerRecord<String, byte[]>> facts = new ArrayList<>();
    for (int person = 0; person < 200; person++) {
      facts.add(fact(person, 1));
    }
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (Replica each : List.of(replica, other)) {
      List<ConsumerRecord<String, byte[]>> order = new ArrayList<>(facts);
      java.util.Collections.shuffle(order, new java.util.Random(each == other ? 1 : 2));
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    awaitQuietly(go);
                    each.inbox.receive(batch(order), WorkerObserved.class, PgInboxIT::route);
                  }));
    }
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(replica.count("SELECT count(*) FROM lanes")).isEqualTo(200);
    assertThat(
            replica.meters.counter("usher.inbox.received").count()
                + other.meters.counter("usher.inbox.received").count())
        .isEqualTo(200);
  }

  @Test
  void oldIdsArePurged() {
    receive(List.of(fact(1, 1), fact(2, 1)));
    replica.database.update(
        "UPDATE inbox SET received_at = received_at - interval '31 days' WHERE event_id = '1-1'",
        s -> {});
    replica.housekeeping.purge();
    replica.housekeeping.observe();
    assertThat(replica.count("SELECT count(*) FROM inbox")).isEqualTo(1);
    assertThat(replica.meters.get("usher.lanes").tag("state", "READY").gauge().value())
        .isEqualTo(2);
  }

  private void receive(List<ConsumerRecord<String, byte[]>> records) {
    replica.inbox.receive(batch(records), WorkerObserved.class, PgInboxIT::route);
  }

  private static List<LaneUpdate> route(Received<WorkerObserved> fact) {
    return List.of(
        new LaneUpdate(
            new LaneKey("validation", fact.key()),
            fact.value().getVersion(),
            fact.bytes(),
            fact.eventId(),
            Urgency.NORMAL,
            fact.value().getObservedAt()));
  }

  private ConsumerRecord<String, byte[]> fact(int person, long version) {
    String key = "bamboo:" + person;
    byte[] bytes = new PlainCodec().encode(Topics.HR_WORKERS, Facts.worker(key, version));
    return record(key, bytes, person + "-" + version);
  }

  private ConsumerRecord<String, byte[]> record(
      String key, byte @org.jspecify.annotations.Nullable [] value, String id) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(Topics.HR_WORKERS, 0, offset++, key, value);
    record.headers().add("ce_id", id.getBytes(UTF_8));
    return record;
  }

  private static ConsumerRecords<String, byte[]> batch(
      List<ConsumerRecord<String, byte[]>> records) {
    return new ConsumerRecords<>(
        Map.of(new TopicPartition(Topics.HR_WORKERS, 0), records), Map.of());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
