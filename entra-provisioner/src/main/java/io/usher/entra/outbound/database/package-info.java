// SPDX-License-Identifier: Apache-2.0
/**
 * Usher's own rows about accounts and addresses, in PostgreSQL.
 *
 * <p>In and out: records of the domain. Knows neither Graph nor events.
 */
@NullMarked
package io.usher.entra.outbound.database;

import org.jspecify.annotations.NullMarked;
