// SPDX-License-Identifier: Apache-2.0
/** One person's work in one target: desired state, order, lease and fence, retries, waiting. */
@NullMarked
package io.usher.kit.lane;

import org.jspecify.annotations.NullMarked;
