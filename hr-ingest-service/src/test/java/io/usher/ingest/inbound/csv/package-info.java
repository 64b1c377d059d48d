// SPDX-License-Identifier: Apache-2.0
/** Good and bad files. */
@NullMarked
package io.usher.ingest.inbound.csv;

import org.jspecify.annotations.NullMarked;
