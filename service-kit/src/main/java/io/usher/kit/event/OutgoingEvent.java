// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.event;

import org.apache.avro.specific.SpecificRecord;

/**
 * An event to be published by the outbox.
 *
 * @param topic name of the topic
 * @param key worker key; becomes the Kafka key
 * @param type CloudEvents type, for example {@code io.usher.hr.worker-observed.v1}
 * @param id CloudEvents id, derived from the cause so that deciding again gives the same id; see
 *     {@link #idOf}
 * @param value the payload
 */
public record OutgoingEvent(
    String topic, String key, String type, String id, SpecificRecord value) {

  /**
   * A stable id: the same topic, key, version and discriminator always give the same one.
   *
   * @param version version of the record within its key and topic
   * @param discriminator tells records of one version apart, for example the app; may be empty
   */
  public static String idOf(String topic, String key, long version, String discriminator) {
    return java.util
        .UUID
        .nameUUIDFromBytes(
            (topic + '\n' + key + '\n' + version + '\n' + discriminator)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }
}
