// SPDX-License-Identifier: Apache-2.0
/** Tests of this package. */
@NullMarked
package io.usher.kit.crash;

import org.jspecify.annotations.NullMarked;
