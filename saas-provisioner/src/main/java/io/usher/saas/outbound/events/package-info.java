// SPDX-License-Identifier: Apache-2.0
/**
 * Outcomes to Kafka. Enters: how a try ended. Leaves: the memory and the event, in one transaction.
 * It must not know any app or SQL.
 */
@NullMarked
package io.usher.saas.outbound.events;

import org.jspecify.annotations.NullMarked;
