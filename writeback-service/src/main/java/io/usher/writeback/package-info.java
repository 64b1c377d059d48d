// SPDX-License-Identifier: Apache-2.0
/**
 * The work address back to the HR record, and the end of the pipeline.
 *
 * <p>Outcomes of the directory and the apps enter; writes to HR and {@code IdentityCompleted}
 * leave. Must not know how accounts are made.
 */
@NullMarked
package io.usher.writeback;

import org.jspecify.annotations.NullMarked;
