// SPDX-License-Identifier: Apache-2.0
/**
 * Provisions people in Microsoft Entra ID and Microsoft 365.
 *
 * <p>In: admitted identities. Out: accounts in the directory, and outcomes that tell what it holds.
 * Knows no HR system and no other app.
 */
@NullMarked
package io.usher.entra;

import org.jspecify.annotations.NullMarked;
