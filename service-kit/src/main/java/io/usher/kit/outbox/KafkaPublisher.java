// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * An idempotent producer that waits for all in-sync replicas. After a failure it is thrown away and
 * made anew, so that nothing of the failed batch arrives behind the next one.
 */
public final class KafkaPublisher implements EventPublisher {

  private static final Duration METADATA_WAIT = Duration.ofSeconds(5);
  private static final int LINGER_MILLIS = 5;
  private static final int BATCH_BYTES = 128 * 1024;
  private static final int REQUEST_MILLIS = 10_000;

  private final Map<String, Object> settings;
  private @Nullable Producer<byte[], byte[]> producer;

  /**
   * @param connection bootstrap servers, security and whatever else the clients of this service use
   * @param deliveryTimeout how long the broker may take
   */
  public KafkaPublisher(Map<String, Object> connection, Duration deliveryTimeout) {
    Map<String, Object> all = new java.util.HashMap<>(connection);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, METADATA_WAIT.toMillis());
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    all.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        (int) Math.max(deliveryTimeout.toMillis(), REQUEST_MILLIS + LINGER_MILLIS));
    this.settings = Map.copyOf(all);
  }

  @Override
  public List<Outcome> publish(List<OutboxRow> rows) {
    Producer<byte[], byte[]> current = producer();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Set<String> missingTopics = new HashSet<>();
    for (OutboxRow row : rows) {
      sent.add(send(current, row, missingTopics));
    }
    current.flush();
    List<Outcome> outcomes = sent.stream().map(KafkaPublisher::outcome).toList();
    if (outcomes.stream().anyMatch(Outcome.Failed.class::isInstance)) {
      close();
    }
    return outcomes;
  }

  @Override
  public void close() {
    Producer<byte[], byte[]> current = producer;
    producer = null;
    if (current != null) {
      current.close(Duration.ZERO);
    }
  }

  private Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> current = producer;
    if (current == null) {
      current = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      producer = current;
    }
    return current;
  }

  /** A topic whose metadata does not come is waited for once per batch, not once per record. */
  private static Future<RecordMetadata> send(
      Producer<byte[], byte[]> producer, OutboxRow row, Set<String> missingTopics) {
    if (missingTopics.contains(row.topic())) {
      return failed(new KafkaException("The topic is not there"));
    }
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(row.topic(), row.key().getBytes(UTF_8), row.value());
    row.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
    try {
      Future<RecordMetadata> future = producer.send(message);
      if (future.isDone() && outcome(future) instanceof Outcome.Failed) {
        missingTopics.add(row.topic());
      }
      return future;
    } catch (KafkaException e) {
      missingTopics.add(row.topic());
      return failed(e);
    }
  }

  private static Future<RecordMetadata> failed(KafkaException e) {
    return java.util.concurrent.CompletableFuture.failedFuture(e);
  }

  private static Outcome outcome(Future<RecordMetadata> future) {
    try {
      future.get();
      return new Outcome.Acknowledged();
    } catch (ExecutionException e) {
      return new Outcome.Failed(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed(e);
    }
  }
}
