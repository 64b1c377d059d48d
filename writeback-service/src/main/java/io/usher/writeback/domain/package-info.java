// SPDX-License-Identifier: Apache-2.0
/**
 * When what may be written back to HR, and when an admission is complete.
 *
 * <p>Facts, HR's values and what Usher wrote before enter; plans and completions leave, as values.
 * Knows no vendor, no framework, no clock, no wire format.
 */
@NullMarked
package io.usher.writeback.domain;

import org.jspecify.annotations.NullMarked;
