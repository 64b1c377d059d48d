// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

/**
 * Names one lane: one person in one target.
 *
 * @param target for example {@code entra}, an app's name or an HR source's name
 * @param workerKey {@code <source>:<workerId>}
 */
public record LaneKey(String target, String workerKey) {}
