// SPDX-License-Identifier: Apache-2.0
/** The smallest service that the kit can carry. */
@NullMarked
package io.usher.kit.app;

import org.jspecify.annotations.NullMarked;
