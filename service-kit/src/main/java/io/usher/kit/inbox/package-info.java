// SPDX-License-Identifier: Apache-2.0
/** How facts enter from Kafka: dedupe, raise lanes, acknowledge after commit. */
@NullMarked
package io.usher.kit.inbox;

import org.jspecify.annotations.NullMarked;
