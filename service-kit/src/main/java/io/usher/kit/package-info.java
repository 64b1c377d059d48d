// SPDX-License-Identifier: Apache-2.0
/**
 * The work engine's wiring: configuration, messages, start and stop. Facts enter through {@code
 * inbox}, leave through {@code outbox}; it must not know any payload, vendor or rule.
 */
@NullMarked
package io.usher.kit;

import org.jspecify.annotations.NullMarked;
