// SPDX-License-Identifier: Apache-2.0
/**
 * The whole local stack: which parts there are, on which ports, in which order they start and stop.
 *
 * <p>In: a description (folder, ports, company, which services). Out: a stack that is healthy,
 * whose parts can be killed and started one by one, and that leaves no process behind. It must not
 * know how it is shown on a terminal.
 */
@NullMarked
package io.usher.local.stack;

import org.jspecify.annotations.NullMarked;
