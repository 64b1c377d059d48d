// SPDX-License-Identifier: Apache-2.0
package io.usher.entra;

import io.usher.events.Topics;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.kit.event.EventCodec;
import io.usher.kit.event.UnreadableRecordException;
import io.usher.testkit.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the outcomes with the service's own codec: Avro's global register of classes knows the
 * records of another class loader when Quarkus runs the service inside of a test.
 */
final class OutcomeReader implements AutoCloseable {

  private final KafkaConsumer<String, byte[]> consumer;
  private final EventCodec codec;
  private final List<DirectoryOutcome> seen = new ArrayList<>();

  OutcomeReader(EventCodec codec) {
    this.codec = codec;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, Parts.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.IDENTITY_DIRECTORY).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** The first outcome that fits, when there is one by now. */
  Optional<DirectoryOutcome> find(Predicate<DirectoryOutcome> fits) {
    for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
      seen.add(decoded(message.value()));
    }
    return seen.stream().filter(fits).findFirst();
  }

  private DirectoryOutcome decoded(byte[] value) {
    try {
      return codec.decode(Topics.IDENTITY_DIRECTORY, value, DirectoryOutcome.class);
    } catch (UnreadableRecordException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
