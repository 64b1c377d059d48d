// SPDX-License-Identifier: Apache-2.0
/** The rules find what they should find. */
@NullMarked
package io.usher.testkit.architecture;

import org.jspecify.annotations.NullMarked;
