// SPDX-License-Identifier: Apache-2.0
/**
 * The rule book: a normalised worker goes in, findings come out.
 *
 * <p>Each rule is a named value in one list. It must not know how a worker is stored or told.
 */
@NullMarked
package io.usher.validation.domain.rules;

import org.jspecify.annotations.NullMarked;
