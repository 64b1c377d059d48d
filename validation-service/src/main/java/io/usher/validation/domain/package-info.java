// SPDX-License-Identifier: Apache-2.0
/**
 * What may be provisioned, and in which stage of life: pure decisions.
 *
 * <p>In: a fact, what is known of the person, the company folder, the moment. Out: a judgement. It
 * must not know Kafka, HTTP, Avro, a database, a clock or a framework.
 */
@NullMarked
package io.usher.validation.domain;

import org.jspecify.annotations.NullMarked;
