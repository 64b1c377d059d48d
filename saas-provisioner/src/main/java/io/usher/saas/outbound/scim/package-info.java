// SPDX-License-Identifier: Apache-2.0
/**
 * Accounts in any app that speaks SCIM 2.0 (RFC 7643, RFC 7644). Enters: domain words. Leaves:
 * HTTP, shaped by a dialect, which is data. It must not know any vendor: their packages know it.
 */
@NullMarked
package io.usher.saas.outbound.scim;

import org.jspecify.annotations.NullMarked;
