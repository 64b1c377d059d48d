// SPDX-License-Identifier: Apache-2.0
/** The memory in PostgreSQL. Enters: links. Leaves: rows. It must not know any app or Kafka. */
@NullMarked
package io.usher.saas.outbound.database;

import org.jspecify.annotations.NullMarked;
