// SPDX-License-Identifier: Apache-2.0
/** The connector alone and against the sandbox. */
@NullMarked
package io.usher.ingest.inbound.bamboohr;

import org.jspecify.annotations.NullMarked;
