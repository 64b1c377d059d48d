// SPDX-License-Identifier: Apache-2.0
/**
 * The shared kernel: what a worker, a lifecycle stage, a plan, an outcome and a reason are.
 *
 * <p>Values only, JDK only. Nothing here reads a clock, does I/O, logs or knows a framework, a wire
 * format or a vendor.
 */
@NullMarked
package io.usher.core;

import org.jspecify.annotations.NullMarked;
