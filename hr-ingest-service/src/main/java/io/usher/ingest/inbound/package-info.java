// SPDX-License-Identifier: Apache-2.0
/**
 * How facts enter: webhooks and uploads over HTTP, listings by the clock.
 *
 * <p>Requests enter; calls of the two flows and raised lanes leave. Each HR system has a package of
 * its own below; nothing here names one.
 */
@NullMarked
package io.usher.ingest.inbound;

import org.jspecify.annotations.NullMarked;
