// SPDX-License-Identifier: Apache-2.0
/** Both flows, told with fakes and with the real parts. */
@NullMarked
package io.usher.ingest;

import org.jspecify.annotations.NullMarked;
