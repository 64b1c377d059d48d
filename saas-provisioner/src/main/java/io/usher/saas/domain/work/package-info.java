// SPDX-License-Identifier: Apache-2.0
/**
 * One try of one person's work in one app: look up, decide, perform through the ports, read back.
 *
 * <p>In: a task. Out: how it ended, as a value. Knows neither Kafka nor transactions.
 */
@NullMarked
package io.usher.saas.domain.work;

import org.jspecify.annotations.NullMarked;
