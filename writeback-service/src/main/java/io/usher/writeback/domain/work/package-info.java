// SPDX-License-Identifier: Apache-2.0
/**
 * One try of writing back for one person: look, decide, write through the ports, read back.
 *
 * <p>In: what the directory told. Out: what came of it, as a value. Knows no Kafka, no transaction,
 * no framework and no vendor.
 */
@NullMarked
package io.usher.writeback.domain.work;

import org.jspecify.annotations.NullMarked;
