// SPDX-License-Identifier: Apache-2.0
/**
 * A tenant of Microsoft Graph v1.0: users, groups, licences, deleted items, batch and tokens.
 *
 * <p>Calls enter through {@link io.usher.sandbox.graph.GraphVendor}, Graph's own bodies leave. It
 * knows what the vendor documents and nothing about who calls it.
 */
@NullMarked
package io.usher.sandbox.graph;

import org.jspecify.annotations.NullMarked;
