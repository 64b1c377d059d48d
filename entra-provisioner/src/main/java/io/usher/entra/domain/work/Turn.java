// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain.work;

import io.usher.entra.domain.Precedence;
import java.time.Instant;

/**
 * One try to do a person's work.
 *
 * @param at when it began, UTC: the {@code now} of all that is decided in it
 * @param precedence who goes first
 * @param again whether the admission was carried out before, so that only a second look is due
 */
public record Turn(Instant at, Precedence precedence, boolean again) {}
