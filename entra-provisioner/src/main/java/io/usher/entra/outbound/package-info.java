// SPDX-License-Identifier: Apache-2.0
/**
 * What leaves: outcomes for those who come after.
 *
 * <p>In: settlements. Out: events and lane results. Knows no HR system.
 */
@NullMarked
package io.usher.entra.outbound;

import org.jspecify.annotations.NullMarked;
