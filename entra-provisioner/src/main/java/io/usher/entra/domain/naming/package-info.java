// SPDX-License-Identifier: Apache-2.0
/**
 * Names to addresses and display names.
 *
 * <p>In: a worker's names and the patterns of {@code naming.yaml}. Out: candidates in the order in
 * which they are tried. Knows nothing of who holds an address.
 */
@NullMarked
package io.usher.entra.domain.naming;

import org.jspecify.annotations.NullMarked;
