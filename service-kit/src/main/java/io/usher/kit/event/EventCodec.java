// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.event;

import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
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

  /**
   * Decodes bytes that were taken in before and wait in a lane.
   *
   * @throws CallFailure.Refused when they cannot be read any more, for example because a newer
   *     version of this service took them in: the person is held, others go on
   * @throws CallFailure.Later when the registry cannot be reached
   */
  default <T extends SpecificRecord> T decodeTaken(String topic, byte[] value, Class<T> type) {
    try {
      return decode(topic, value, type);
    } catch (UnreadableRecordException e) {
      throw new CallFailure.Refused(
          Reason.of(ReasonCode.RECORD_UNREADABLE, "The record was taken in and cannot be read"), e);
    }
  }
}
