// SPDX-License-Identifier: Apache-2.0
/**
 * Files of comma-separated values, after RFC 4180.
 *
 * <p>Bytes and the mapping of the company folder enter, rows leave. Must not know what is known of
 * a worker, the database or HTTP.
 *
 * <p>Strict on purpose: nothing is guessed, replaced or repaired. A fault of the whole file
 * (encoding, header, quotes) refuses the file; a fault of a row refuses that row. Cells are never
 * changed on the way in, and no message repeats one.
 */
@NullMarked
package io.usher.ingest.inbound.csv;

import org.jspecify.annotations.NullMarked;
