// SPDX-License-Identifier: Apache-2.0
/** The parts and the rules are tested themselves. */
@NullMarked
package io.usher.testkit;

import org.jspecify.annotations.NullMarked;
