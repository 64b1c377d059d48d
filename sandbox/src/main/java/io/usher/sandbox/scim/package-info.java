// SPDX-License-Identifier: Apache-2.0
/**
 * SCIM 2.0 apps in the dialects of Slack and Atlassian.
 *
 * <p>SCIM calls enter, SCIM bodies in the vendor's shape leave. What all SCIM servers do is in the
 * routes, what only one vendor does is in its {@link io.usher.sandbox.scim.Dialect}.
 */
@NullMarked
package io.usher.sandbox.scim;

import org.jspecify.annotations.NullMarked;
