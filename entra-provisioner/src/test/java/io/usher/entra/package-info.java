// SPDX-License-Identifier: Apache-2.0
/** The flow as a whole. */
@NullMarked
package io.usher.entra;

import org.jspecify.annotations.NullMarked;
