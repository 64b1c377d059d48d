// SPDX-License-Identifier: Apache-2.0
/**
 * Slack's dialect: <a href="https://docs.slack.dev/reference/scim-api">SCIM API</a>, <a
 * href="https://docs.slack.dev/reference/scim-api/rate-limits">rate limits</a>. Data only; it must
 * not know how it is used.
 */
@NullMarked
package io.usher.saas.outbound.scim.slack;

import org.jspecify.annotations.NullMarked;
