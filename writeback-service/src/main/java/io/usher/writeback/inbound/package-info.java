// SPDX-License-Identifier: Apache-2.0
/**
 * How outcomes enter: which lanes a record concerns, and what it says in the words of the domain.
 *
 * <p>Avro records enter; facts leave, and the records that they were read from. Must not know HR
 * systems.
 */
@NullMarked
package io.usher.writeback.inbound;

import org.jspecify.annotations.NullMarked;
