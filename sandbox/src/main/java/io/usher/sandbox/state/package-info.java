// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps what the systems hold in one file, so that it survives a restart: read once at the start,
 * written when something has changed.
 */
@NullMarked
package io.usher.sandbox.state;

import org.jspecify.annotations.NullMarked;
