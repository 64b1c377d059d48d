// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.crash;

import io.usher.events.v1.WorkerObserved;
import io.usher.kit.Lane;
import io.usher.kit.PlainCodec;
import io.usher.kit.Replica;
import io.usher.kit.app.Facts;
import io.usher.kit.event.OutgoingEvent;
import io.usher.kit.inbox.Inbox.Received;
import io.usher.kit.lane.LaneClaim;
import io.usher.kit.lane.LaneKey;
import io.usher.kit.lane.LaneResult;
import io.usher.kit.lane.LaneUpdate;
import io.usher.kit.lane.Urgency;
import io.usher.kit.outbox.EventPublisher;
import io.usher.kit.outbox.KafkaPublisher;
import io.usher.kit.outbox.OutboxRow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A small service in a process of its own: Kafka in, one call per lane, Kafka out. */
final class CrashChild {

  private final Boundary boundary;
  private final String target;
  private final String topicOut;
  private final HttpClient http = HttpClient.newHttpClient();

  private CrashChild(Boundary boundary, String target, String topicOut) {
    this.boundary = boundary;
    this.target = target;
    this.topicOut = topicOut;
  }

  /** Arguments: boundary, JDBC address, user, password, brokers, topic in, topic out, target. */
  public static void main(String[] args) {
    CrashChild child = new CrashChild(Boundary.valueOf(args[0]), args[7], args[6]);
    Map<String, String> settings =
        Map.of(
            "usher.lanes.lease",
            "PT2S",
            "usher.lanes.poll",
            "PT0.5S",
            "usher.outbox.poll",
            "PT0.2S");
    Replica replica =
        new Replica(new Replica.Address(args[1], args[2], args[3]), new PlainCodec(), settings);
    Map<String, Object> kafka = Map.of("bootstrap.servers", args[4]);
    replica.startRelay(child.cutting(new KafkaPublisher(kafka, Duration.ofSeconds(30))));
    replica.start(child::work);
    child.consume(replica, args[4], args[5]);
  }

  private void consume(Replica replica, String brokers, String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            brokers,
            "group.id",
            "crash-" + topic,
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false,
            "session.timeout.ms",
            6000,
            "max.poll.records",
            7);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (true) {
        ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(200));
        if (!records.isEmpty()) {
          replica.inbox.receive(records, WorkerObserved.class, fact -> route(replica, fact));
          Boundary.AFTER_INBOX_COMMIT.reached(boundary);
          consumer.commitSync();
        }
      }
    }
  }

  private static List<LaneUpdate> route(Replica replica, Received<WorkerObserved> fact) {
    return List.of(
        new LaneUpdate(
            new LaneKey("target", fact.key()),
            fact.value().getVersion(),
            fact.bytes(),
            fact.eventId(),
            Urgency.NORMAL,
            replica.clock.instant()));
  }

  private LaneResult work(LaneClaim claim) {
    Boundary.AFTER_CLAIM.reached(boundary);
    String key = claim.key().workerKey();
    if (call("GET", key) == 404) {
      call("POST", key);
      Boundary.AFTER_CALL.reached(boundary);
    }
    String id = OutgoingEvent.idOf(topicOut, key, claim.version(), "");
    return Lane.doneWith(
        new OutgoingEvent(topicOut, key, "io.usher.test", id, Facts.held(claim.version())));
  }

  private int call(String method, String key) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(target + "/" + key.replace(':', '-')))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private EventPublisher cutting(EventPublisher publisher) {
    return new EventPublisher() {
      @Override
      public List<Outcome> publish(List<OutboxRow> rows) {
        Boundary.BEFORE_PUBLISH.reached(boundary);
        List<Outcome> outcomes = publisher.publish(rows);
        Boundary.AFTER_PUBLISH.reached(boundary);
        return outcomes;
      }

      @Override
      public void close() {
        publisher.close();
      }
    };
  }
}
