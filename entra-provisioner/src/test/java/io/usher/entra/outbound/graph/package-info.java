// SPDX-License-Identifier: Apache-2.0
/** The adapter against a simulated tenant over HTTP. */
@NullMarked
package io.usher.entra.outbound.graph;

import org.jspecify.annotations.NullMarked;
