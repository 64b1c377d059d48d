// SPDX-License-Identifier: Apache-2.0
/** {@code ./usher demo}: the main job, told on a terminal. */
@NullMarked
package io.usher.system.demo;

import org.jspecify.annotations.NullMarked;
