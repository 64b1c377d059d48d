// SPDX-License-Identifier: Apache-2.0
/** Follows the topics as any downstream team would, and keeps what was said of each person. */
@NullMarked
package io.usher.system.follow;

import org.jspecify.annotations.NullMarked;
