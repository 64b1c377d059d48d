// SPDX-License-Identifier: Apache-2.0
/**
 * What the domain's ports stand on: the apps of the company folder, at their budgets. It must not
 * know Kafka.
 */
@NullMarked
package io.usher.saas.outbound;

import org.jspecify.annotations.NullMarked;
