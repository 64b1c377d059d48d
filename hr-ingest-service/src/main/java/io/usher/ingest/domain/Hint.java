// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import java.time.Instant;

/**
 * Something may have changed about a worker: read the record again. A hint never carries values.
 *
 * @param seenBy how it reached us
 * @param receivedAt when it reached us, UTC
 */
public record Hint(SeenBy seenBy, Instant receivedAt) {}
