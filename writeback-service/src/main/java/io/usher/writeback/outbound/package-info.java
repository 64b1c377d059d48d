// SPDX-License-Identifier: Apache-2.0
/**
 * What leaves: rows of this service, lane results, the completion event, and HR systems, one
 * package each.
 *
 * <p>Must not know how outcomes come in or when something is written.
 */
@NullMarked
package io.usher.writeback.outbound;

import org.jspecify.annotations.NullMarked;
