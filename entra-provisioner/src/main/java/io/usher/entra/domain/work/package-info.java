// SPDX-License-Identifier: Apache-2.0
/**
 * Looks up what a decision needs and carries its plan out, through the ports of the domain alone.
 *
 * <p>In: admissions and plans. Out: situations and performances. Knows no framework and no Graph;
 * the time of a claim comes in as a value.
 */
@NullMarked
package io.usher.entra.domain.work;

import org.jspecify.annotations.NullMarked;
