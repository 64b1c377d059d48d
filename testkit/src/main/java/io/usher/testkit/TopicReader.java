// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic as a downstream team would: with the registry's serde, all partitions, from the
 * beginning. Not for use by several threads.
 *
 * @param <T> generated record of the topic
 */
public final class TopicReader<T extends SpecificRecord> implements AutoCloseable {

  private final KafkaConsumer<String, T> consumer;
  private final List<ConsumerRecord<String, T>> seen = new ArrayList<>();

  private TopicReader(KafkaConsumer<String, T> consumer, String topic) {
    this.consumer = consumer;
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads a topic of the shared broker. */
  public static <T extends SpecificRecord> TopicReader<T> of(String topic, Class<T> type) {
    return of(topic, type, Parts.bootstrapServers(), Parts.registryUrl());
  }

  /** Reads a topic of any broker. */
  public static <T extends SpecificRecord> TopicReader<T> of(
      String topic, Class<T> type, String bootstrapServers, String registryUrl) {
    Map<String, Object> client = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    AvroKafkaDeserializer<T> values = new AvroKafkaDeserializer<>();
    values.configure(
        Map.of(
            "apicurio.registry.url",
            registryUrl,
            "apicurio.registry.use-specific-avro-reader",
            true,
            "apicurio.registry.serde.value-return-class",
            type.getName()),
        false);
    return new TopicReader<>(new KafkaConsumer<>(client, new StringDeserializer(), values), topic);
  }

  /** All records seen so far and those that are there now, in the order of arrival. */
  public List<ConsumerRecord<String, T>> all() {
    consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
    return List.copyOf(seen);
  }

  /**
   * Reads until enough records fit.
   *
   * @throws AssertionError when they do not come in time
   */
  public List<ConsumerRecord<String, T>> await(
      int count, Duration atMost, Predicate<ConsumerRecord<String, T>> fits) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      List<ConsumerRecord<String, T>> fitting = all().stream().filter(fits).toList();
      if (fitting.size() >= count) {
        return fitting;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "%d of %d records came within %s; %d others"
                .formatted(fitting.size(), count, atMost, seen.size() - fitting.size()));
      }
    }
  }

  /** Reads until there are enough records. */
  public List<ConsumerRecord<String, T>> await(int count, Duration atMost) {
    return await(count, atMost, any -> true);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
