// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.outbox;

import java.util.Map;

/**
 * One event that waits for the broker.
 *
 * @param id place in the order of its key
 * @param topic where it goes
 * @param key Kafka key
 * @param value the bytes
 * @param headers CloudEvents attributes and the content type
 */
public record OutboxRow(
    long id, String topic, String key, byte[] value, Map<String, String> headers) {}
