// SPDX-License-Identifier: Apache-2.0
/**
 * Adapters: this service's tables, its events and its metrics.
 *
 * <p>It must not decide anything about a worker.
 */
@NullMarked
package io.usher.validation.outbound;

import org.jspecify.annotations.NullMarked;
