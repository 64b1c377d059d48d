// SPDX-License-Identifier: Apache-2.0
/**
 * How facts leave: PostgreSQL behind the ports of the domain, and the record on the topic.
 *
 * <p>Domain values enter, rows and Avro records leave. Must not know HTTP, a vendor or why
 * something is written.
 */
@NullMarked
package io.usher.ingest.outbound;

import org.jspecify.annotations.NullMarked;
