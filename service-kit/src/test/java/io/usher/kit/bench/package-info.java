// SPDX-License-Identifier: Apache-2.0
/** Measurements of ADR 0002; run by hand, never as a test. */
@NullMarked
package io.usher.kit.bench;

import org.jspecify.annotations.NullMarked;
