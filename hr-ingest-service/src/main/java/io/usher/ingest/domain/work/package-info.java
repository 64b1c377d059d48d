// SPDX-License-Identifier: Apache-2.0
/**
 * Takes the rows of a file in, through the ports of the domain alone.
 *
 * <p>In: a file that can be used as a whole. Out: what became of each row, and what is news. Knows
 * no Kafka, no framework and no vendor.
 */
@NullMarked
package io.usher.ingest.domain.work;

import org.jspecify.annotations.NullMarked;
