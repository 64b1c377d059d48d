// SPDX-License-Identifier: Apache-2.0
/** Behaviour of the sandbox over real HTTP; it must not look at internal state but by its API. */
@NullMarked
package io.usher.sandbox;

import org.jspecify.annotations.NullMarked;
