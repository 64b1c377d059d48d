// SPDX-License-Identifier: Apache-2.0
/**
 * What tests of all modules share: a real PostgreSQL, Kafka and schema registry per JVM, clients
 * that read and write topics as the services do, and the house rules as tests.
 *
 * <p>In: a test that asks for a part. Out: addresses of parts that run, and failed assertions. It
 * must not know any service or vendor; those are named by the test that uses it.
 */
@NullMarked
package io.usher.testkit;

import org.jspecify.annotations.NullMarked;
