// SPDX-License-Identifier: Apache-2.0
/**
 * What should be done to one person's account in Microsoft Entra ID: pure decisions.
 *
 * <p>In: an admitted identity, the company's rules and what the directory holds. Out: effects as
 * values. Knows no framework, no clock, no Graph, no Avro.
 */
@NullMarked
package io.usher.entra.domain;

import org.jspecify.annotations.NullMarked;
