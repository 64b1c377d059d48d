// SPDX-License-Identifier: Apache-2.0
/**
 * How facts and questions enter: admitted identities from Kafka, and the plan by HTTP.
 *
 * <p>In: Avro records and requests. Out: admissions and plans in the words of the domain. Knows
 * nothing of Graph.
 */
@NullMarked
package io.usher.entra.inbound;

import org.jspecify.annotations.NullMarked;
