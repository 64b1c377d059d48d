// SPDX-License-Identifier: Apache-2.0
package io.usher.system.follow;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.usher.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the pipeline's topics from the beginning, like a downstream team, into a journal. */
public final class TopicFollower implements AutoCloseable {

  private final Journal journal = new Journal();
  private final Narrator narrator = new Narrator(journal);
  private final KafkaConsumer<String, SpecificRecord> consumer;
  private final Thread thread;
  private volatile boolean open = true;

  /**
   * Begins to follow.
   *
   * @param bootstrapServers the broker
   * @param registryUrl the registry's v3 API
   */
  public TopicFollower(String bootstrapServers, String registryUrl) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, "follower-" + UUID.randomUUID());
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, AvroKafkaDeserializer.class);
    config.put("apicurio.registry.url", registryUrl);
    config.put("apicurio.registry.use-specific-avro-reader", true);
    consumer = new KafkaConsumer<>(config);
    consumer.subscribe(pipeline());
    thread = Thread.ofPlatform().name("topic-follower").daemon().start(this::follow);
  }

  /** What was said so far; grows while the follower is open. */
  public Journal journal() {
    return journal;
  }

  private static List<String> pipeline() {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.schema().isPresent())
        .map(Topic::topicName)
        .toList();
  }

  private void follow() {
    while (open) {
      try {
        for (ConsumerRecord<String, SpecificRecord> record :
            consumer.poll(Duration.ofMillis(200))) {
          narrator.tell(
              record.topic(),
              record.key(),
              Instant.ofEpochMilli(record.timestamp()),
              record.value());
        }
      } catch (WakeupException closing) {
        open = false;
      } catch (RetriableException brokerAway) {
        // The torture kills the broker; the consumer goes on from its position by itself.
        Thread.onSpinWait();
      }
    }
    consumer.close();
  }

  @Override
  public void close() {
    open = false;
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
