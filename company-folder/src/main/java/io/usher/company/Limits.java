// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.time.Duration;

/**
 * How many writes a target takes.
 *
 * @param writes calls in one window; 0 means unlimited
 * @param per the window
 */
public record Limits(long writes, Duration per) {}
