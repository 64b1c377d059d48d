// SPDX-License-Identifier: Apache-2.0
/** What every adapter of a port must do. */
@NullMarked
package io.usher.entra.contract;

import org.jspecify.annotations.NullMarked;
