// SPDX-License-Identifier: Apache-2.0
/** How events leave: committed with the state change, relayed in order per key. */
@NullMarked
package io.usher.kit.outbox;

import org.jspecify.annotations.NullMarked;
