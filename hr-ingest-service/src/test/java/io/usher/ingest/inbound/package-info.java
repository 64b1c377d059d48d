// SPDX-License-Identifier: Apache-2.0
/** What enters over HTTP and by the clock. */
@NullMarked
package io.usher.ingest.inbound;

import org.jspecify.annotations.NullMarked;
