// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.event;

import org.apache.avro.specific.SpecificRecord;

/**
 * Turns records into the bytes on a topic and back: Apicurio Registry 3 serde, magic byte and
 * 4-byte content id, readable by Confluent-compatible tools.
 */
public interface EventCodec {

  /**
   * Encodes a record for a topic.
   *
   * @throws io.usher.core.CallFailure.Later when the registry cannot be reached and the schema is
   *     not cached
   * @throws io.usher.core.CallFailure.Misconfigured when the schema is not registered for the topic
   */
  byte[] encode(String topic, SpecificRecord value);

  /**
   * Decodes the bytes of a topic into the generated record of the reader's version.
   *
   * @throws UnreadableRecordException when these bytes will never be readable: poison
   * @throws io.usher.core.CallFailure.Later when the registry cannot be reached
   */
  <T extends SpecificRecord> T decode(String topic, byte[] value, Class<T> type)
      throws UnreadableRecordException;
}
