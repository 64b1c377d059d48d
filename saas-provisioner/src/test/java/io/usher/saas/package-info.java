// SPDX-License-Identifier: Apache-2.0
/**
 * The flow of saas-provisioner. Enters: directory outcomes from Kafka. Leaves: one outcome per app
 * and person. It must not know any vendor, SCIM or SQL.
 */
@NullMarked
package io.usher.saas;

import org.jspecify.annotations.NullMarked;
