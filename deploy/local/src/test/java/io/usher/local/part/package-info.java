// SPDX-License-Identifier: Apache-2.0
/** Real parts, started and ended. */
@NullMarked
package io.usher.local.part;

import org.jspecify.annotations.NullMarked;
