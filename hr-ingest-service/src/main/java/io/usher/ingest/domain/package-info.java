// SPDX-License-Identifier: Apache-2.0
/**
 * What HR showed, what we knew, and what of it is news.
 *
 * <p>Readings and known records enter, observations leave; the ports say in domain words what the
 * flows need. Nothing here knows HTTP, SQL, Kafka, Avro, a framework, a clock or a vendor.
 */
@NullMarked
package io.usher.ingest.domain;

import org.jspecify.annotations.NullMarked;
