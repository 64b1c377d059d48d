// SPDX-License-Identifier: Apache-2.0
/**
 * Normalisation: a worker as HR wrote it goes in, a tidy one and the corrections come out.
 *
 * <p>Only changes that cannot be wrong; whatever needs judgement is a finding of the rule book.
 */
@NullMarked
package io.usher.validation.domain.normalise;

import org.jspecify.annotations.NullMarked;
