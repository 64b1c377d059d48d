// SPDX-License-Identifier: Apache-2.0
/**
 * BambooHR: signed webhooks as hints, workers and changes through its API.
 *
 * <p>Deliveries and answers of the API enter, verdicts, readings and ids leave. Must not know
 * Kafka, the database or what becomes of a reading.
 *
 * <ul>
 *   <li><a href="https://documentation.bamboohr.com/docs/webhooks">Webhooks</a>: retried only on
 *       5xx, after 5, 10, 20, 40 and 80 minutes; 4xx never; no event id, no promised order. A wrong
 *       secret therefore loses hints, which the delta listing finds again.
 *   <li><a href="https://documentation.bamboohr.com/reference/get-employee">Get employee</a>: at
 *       most 400 fields; a field that the key may not see is left out without a word.
 *   <li><a href="https://documentation.bamboohr.com/reference/get-changed-employee-ids">Changed
 *       employees</a>: since a time, one answer.
 *   <li>Limits are not published: 503 (until September 2026) or 429, both with {@code Retry-After}.
 * </ul>
 */
@NullMarked
package io.usher.ingest.inbound.bamboohr;

import org.jspecify.annotations.NullMarked;
