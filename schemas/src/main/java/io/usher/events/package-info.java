// SPDX-License-Identifier: Apache-2.0
/**
 * The topics and event types by name, and the topic catalogue as data.
 *
 * <p>Nothing enters; constants leave. Knows no broker, no registry and no rule.
 */
@NullMarked
package io.usher.events;

import org.jspecify.annotations.NullMarked;
