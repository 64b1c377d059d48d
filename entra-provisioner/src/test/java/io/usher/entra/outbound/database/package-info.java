// SPDX-License-Identifier: Apache-2.0
/** Usher's own rows on a real PostgreSQL. */
@NullMarked
package io.usher.entra.outbound.database;

import org.jspecify.annotations.NullMarked;
