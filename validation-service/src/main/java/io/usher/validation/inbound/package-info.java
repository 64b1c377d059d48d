// SPDX-License-Identifier: Apache-2.0
/**
 * How facts and people's decisions enter: the workers topic and the API of held records.
 *
 * <p>It must not decide anything about a worker.
 */
@NullMarked
package io.usher.validation.inbound;

import org.jspecify.annotations.NullMarked;
