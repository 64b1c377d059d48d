// SPDX-License-Identifier: Apache-2.0
package io.usher.validation.domain;

import io.usher.core.Worker;
import java.time.Instant;

/**
 * What HR showed.
 *
 * @param worker the whole record
 * @param version higher is newer
 * @param observedAt when it reached Usher, UTC
 * @param missing true when HR no longer shows the record; the worker is the last one it showed
 */
public record Fact(Worker worker, long version, Instant observedAt, boolean missing) {}
