// SPDX-License-Identifier: Apache-2.0
/**
 * Decides what one app should hold for one person and what must change. Enters: the person as the
 * directory holds it, the roles, what is remembered and what was seen in the app. Leaves: effects
 * as values. It must not know HTTP, SCIM, any vendor, Kafka, Avro, a database, the clock.
 */
@NullMarked
package io.usher.saas.domain;

import org.jspecify.annotations.NullMarked;
