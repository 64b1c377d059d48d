// SPDX-License-Identifier: Apache-2.0
/**
 * The directory through Microsoft Graph v1.0 and its Java client.
 *
 * <p>In: effects in the words of the domain. Out: calls, and failures in the four kinds. Knows no
 * worker, no lane and no event. The client's own retries are off: it would repeat a POST after a
 * 503 or 504 and so could make a second account.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/user">user</a>
 * @see <a href="https://learn.microsoft.com/graph/throttling-limits">limits</a>
 */
@NullMarked
package io.usher.entra.outbound.graph;

import org.jspecify.annotations.NullMarked;
