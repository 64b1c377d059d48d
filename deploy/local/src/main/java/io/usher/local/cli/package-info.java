// SPDX-License-Identifier: Apache-2.0
/**
 * The command line {@code usher}: starts and stops the local stack, checks company folders,
 * registers topics and schemas.
 *
 * <p>In: arguments and a terminal. Out: words for people and an exit code: 0 done, 1 it did not
 * work, 2 wrong usage. It must not know how parts are started.
 */
@NullMarked
package io.usher.local.cli;

import org.jspecify.annotations.NullMarked;
