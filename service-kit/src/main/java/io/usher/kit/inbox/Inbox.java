// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.inbox;

import io.usher.kit.lane.LaneUpdate;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Takes facts in from Kafka: one short transaction per batch, the acknowledgement after its commit.
 *
 * <p>For each record: its CloudEvents id is inserted (a known one is skipped), then the lanes that
 * the router names are raised to the newer version. A record that cannot be read goes to the
 * service's dead-letter topic with its raw bytes, in the same transaction, and counts as taken in.
 */
public interface Inbox {

  /**
   * Takes in a whole batch or, by throwing, nothing of it.
   *
   * @param router pure: which lanes this fact concerns; an empty list is fine
   * @throws RuntimeException when the database or the registry cannot be reached: do not
   *     acknowledge
   */
  <T extends SpecificRecord> void receive(
      ConsumerRecords<String, byte[]> records,
      Class<T> type,
      Function<Received<T>, List<LaneUpdate>> router);

  /**
   * One readable fact.
   *
   * @param eventId CloudEvents id, or topic-partition-offset when the producer gave none
   * @param key Kafka key: the worker key
   * @param value the decoded record
   * @param bytes the value as it stood on the topic
   */
  record Received<T extends SpecificRecord>(String eventId, String key, T value, byte[] bytes) {}
}
