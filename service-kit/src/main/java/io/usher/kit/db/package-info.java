// SPDX-License-Identifier: Apache-2.0
/** Transactions, plain SQL and wake-ups between replicas. Must not know lanes or events. */
@NullMarked
package io.usher.kit.db;

import org.jspecify.annotations.NullMarked;
