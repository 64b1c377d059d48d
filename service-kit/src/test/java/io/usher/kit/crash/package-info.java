// SPDX-License-Identifier: Apache-2.0
/** A real process is cut at each boundary of the engine, and another one goes on. */
@NullMarked
package io.usher.kit.crash;

import org.jspecify.annotations.NullMarked;
