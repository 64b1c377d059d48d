// SPDX-License-Identifier: Apache-2.0
/** How facts and questions enter. */
@NullMarked
package io.usher.entra.inbound;

import org.jspecify.annotations.NullMarked;
