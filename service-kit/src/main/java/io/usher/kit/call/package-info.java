// SPDX-License-Identifier: Apache-2.0
/** Calls to vendors over HTTP: sent once, bounded, their failures of four kinds. */
@NullMarked
package io.usher.kit.call;

import org.jspecify.annotations.NullMarked;
