// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit;

import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records, or any bytes, as the stage before a service would. */
public final class TopicWriter implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;
  private final AvroKafkaSerializer<SpecificRecord> values = new AvroKafkaSerializer<>();

  private TopicWriter(String bootstrapServers, String registryUrl) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new ByteArraySerializer());
    // Schemas are registered whole, not split into references, so that every tool can read them.
    values.configure(
        Map.of("apicurio.registry.url", registryUrl, "apicurio.registry.dereference-schema", true),
        false);
  }

  /** Writes to the shared broker. */
  public static TopicWriter create() {
    return new TopicWriter(Parts.bootstrapServers(), Parts.registryUrl());
  }

  /** Writes to any broker. */
  public static TopicWriter to(String bootstrapServers, String registryUrl) {
    return new TopicWriter(bootstrapServers, registryUrl);
  }

  /** Writes a record and returns when the broker has it. */
  public void send(String topic, String key, SpecificRecord value, Map<String, String> headers) {
    send(topic, key, values.serialize(topic, value), headers);
  }

  /** Writes bytes, good or bad, and returns when the broker has them. */
  public void send(String topic, String key, byte[] value, Map<String, String> headers) {
    ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, value);
    headers.forEach(
        (name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    try {
      producer.send(message).get(15, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("The record was not written to " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while writing to " + topic, e);
    }
  }

  @Override
  public void close() {
    producer.close();
    values.close();
  }
}
