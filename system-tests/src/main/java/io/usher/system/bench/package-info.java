// SPDX-License-Identifier: Apache-2.0
/**
 * Measures a whole stack as users meet it. What enters is load through the public ways in, what
 * leaves is one table and one JSON file. Nothing here judges a test.
 */
@NullMarked
package io.usher.system.bench;

import org.jspecify.annotations.NullMarked;
