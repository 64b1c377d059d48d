// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.usher.testkit.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic of its own on the shared broker. */
public record TestTopic(String name) {

  private static final int PARTITIONS = 3;

  public static TestTopic create() {
    String name = "kit." + UUID.randomUUID();
    try (Admin admin = Admin.create(connection())) {
      admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return new TestTopic(name);
  }

  public static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", Parts.bootstrapServers());
  }

  /** Everything on it now, in the order of the partitions. */
  public List<ConsumerRecord<String, byte[]>> read() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(connection(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          java.util.stream.IntStream.range(0, PARTITIONS)
              .mapToObj(p -> new TopicPartition(name, p))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  public static String id(ConsumerRecord<?, ?> record) {
    return new String(record.headers().lastHeader("ce_id").value(), UTF_8);
  }
}
