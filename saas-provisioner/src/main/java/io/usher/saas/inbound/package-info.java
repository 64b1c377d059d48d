// SPDX-License-Identifier: Apache-2.0
/**
 * How facts and questions enter: directory outcomes as Avro bytes, and requests for a plan. Leaves:
 * domain words. It must not know any app.
 */
@NullMarked
package io.usher.saas.inbound;

import org.jspecify.annotations.NullMarked;
