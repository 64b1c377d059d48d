// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.lane;

import java.util.Comparator;

/**
 * Names one lane: one person in one target.
 *
 * @param target for example {@code entra}, an app's name or an HR source's name
 * @param workerKey {@code <source>:<workerId>}
 */
public record LaneKey(String target, String workerKey) implements Comparable<LaneKey> {

  private static final Comparator<LaneKey> ORDER =
      Comparator.comparing(LaneKey::workerKey).thenComparing(LaneKey::target);

  /** In one order everywhere rows are locked, so that two batches never wait for each other. */
  @Override
  public int compareTo(LaneKey other) {
    return ORDER.compare(this, other);
  }
}
