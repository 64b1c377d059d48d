// SPDX-License-Identifier: Apache-2.0
/** What is written, and the turns of several replicas. */
@NullMarked
package io.usher.ingest.outbound;

import org.jspecify.annotations.NullMarked;
