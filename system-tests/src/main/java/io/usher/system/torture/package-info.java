// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./usher torture}: SIGKILL everywhere and vendors that fail, then a look at every person.
 */
@NullMarked
package io.usher.system.torture;

import org.jspecify.annotations.NullMarked;
