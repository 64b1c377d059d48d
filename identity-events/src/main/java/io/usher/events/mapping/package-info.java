// SPDX-License-Identifier: Apache-2.0
/**
 * Between the Avro contracts and the kernel, both ways; the only place that knows both.
 *
 * <p>Records of one side enter, values of the other leave. Pure: no clock, no I/O, and no rule of
 * any service.
 */
@NullMarked
package io.usher.events.mapping;

import org.jspecify.annotations.NullMarked;
