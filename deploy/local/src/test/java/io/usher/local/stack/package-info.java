// SPDX-License-Identifier: Apache-2.0
/** The whole stack without services, started, killed and stopped. */
@NullMarked
package io.usher.local.stack;

import org.jspecify.annotations.NullMarked;
