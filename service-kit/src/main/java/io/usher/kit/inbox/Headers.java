// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.usher.core.ReasonCode;
import io.usher.kit.KitConfig;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Headers of records that come in, and of the dead letters that some become. */
final class Headers {

  private Headers() {}

  /** The CloudEvents id, or the record's position when the producer gave none. */
  static String eventId(ConsumerRecord<?, ?> record) {
    Header id = record.headers().lastHeader("ce_id");
    return id == null || id.value() == null || id.value().length == 0
        ? position(record)
        : new String(id.value(), UTF_8);
  }

  static String position(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "-" + record.offset();
  }

  /** The original headers stay, with {@code usher_} before the CloudEvents ones. */
  static Map<String, String> ofDeadLetter(
      ConsumerRecord<?, ?> record, String why, KitConfig config, Instant now) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put("usher_original_" + header.key(), new String(header.value(), UTF_8));
      }
    }
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", UUID.nameUUIDFromBytes(position(record).getBytes(UTF_8)).toString());
    headers.put("ce_type", "io.usher.dead-letter.v1");
    headers.put("ce_source", config.eventSource());
    headers.put("ce_time", now.toString());
    headers.put("content-type", "application/octet-stream");
    headers.put("usher_reason", ReasonCode.RECORD_UNREADABLE.code());
    headers.put("usher_why", why);
    headers.put("usher_topic", record.topic());
    headers.put("usher_partition", Integer.toString(record.partition()));
    headers.put("usher_offset", Long.toString(record.offset()));
    return headers;
  }
}
