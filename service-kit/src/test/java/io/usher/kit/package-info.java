// SPDX-License-Identifier: Apache-2.0
/** Tests of the work engine, with real parts. */
@NullMarked
package io.usher.kit;

import org.jspecify.annotations.NullMarked;
