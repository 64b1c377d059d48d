// SPDX-License-Identifier: Apache-2.0
/** The house rules for modules that are no services. */
@NullMarked
package io.usher.system.architecture;

import org.jspecify.annotations.NullMarked;
