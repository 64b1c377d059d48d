// SPDX-License-Identifier: Apache-2.0
/**
 * A company on BambooHR: employees, the change feed, write-back and signed webhooks.
 *
 * <p>API calls enter through {@link io.usher.sandbox.bamboo.BambooVendor}, what people do in the HR
 * system enters through {@link io.usher.sandbox.bamboo.BambooDesk}; replies and webhooks leave. It
 * must not know what becomes of an employee elsewhere.
 */
@NullMarked
package io.usher.sandbox.bamboo;

import org.jspecify.annotations.NullMarked;
