// SPDX-License-Identifier: Apache-2.0
/** Hand-written stand-ins for the ports, and the phrases that tests are written in. */
@NullMarked
package io.usher.entra.fake;

import org.jspecify.annotations.NullMarked;
