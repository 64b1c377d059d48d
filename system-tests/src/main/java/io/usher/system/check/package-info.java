// SPDX-License-Identifier: Apache-2.0
/** Compares what must have become of people with what the sandbox really holds. */
@NullMarked
package io.usher.system.check;

import org.jspecify.annotations.NullMarked;
