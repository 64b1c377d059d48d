// SPDX-License-Identifier: Apache-2.0
/**
 * validation-service: a worker that HR showed goes in, an admitted identity or a held one comes
 * out.
 *
 * <p>The flow and the wiring. Rules live in {@code domain}; no vendor is known here.
 */
@NullMarked
package io.usher.validation;

import org.jspecify.annotations.NullMarked;
