// SPDX-License-Identifier: Apache-2.0
/**
 * BambooHR's employee record: read, and written in part.
 *
 * <p>Vendor pages: <a href="https://documentation.bamboohr.com/reference/get-employee">Get
 * employee</a>, <a href="https://documentation.bamboohr.com/reference/update-employee">Update
 * employee</a>, <a href="https://documentation.bamboohr.com/docs/getting-started">credentials</a>.
 * Limits are not published; throttling is 503 or 429 with Retry-After. Must not know when or why
 * something is written.
 */
@NullMarked
package io.usher.writeback.outbound.bamboohr;

import org.jspecify.annotations.NullMarked;
