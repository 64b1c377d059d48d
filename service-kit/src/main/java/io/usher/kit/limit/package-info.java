// SPDX-License-Identifier: Apache-2.0
/** Budgets of target APIs, shared by the replicas. */
@NullMarked
package io.usher.kit.limit;

import org.jspecify.annotations.NullMarked;
