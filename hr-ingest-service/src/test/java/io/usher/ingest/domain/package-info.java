// SPDX-License-Identifier: Apache-2.0
/** Decisions, as examples and as properties. */
@NullMarked
package io.usher.ingest.domain;

import org.jspecify.annotations.NullMarked;
