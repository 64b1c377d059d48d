// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.Reason;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to do with HR's fields, after they were looked up.
 *
 * @param equal fields that hold the wanted value by themselves
 * @param arrived fields that hold it because of an earlier try of ours whose answer was lost
 * @param effects fields to write
 * @param held fields that a person must look at
 */
public record WriteBackPlan(
    Set<String> equal, Set<String> arrived, List<WriteField> effects, List<Reason> held) {

  public WriteBackPlan {
    equal = Set.copyOf(equal);
    arrived = Set.copyOf(arrived);
    effects = List.copyOf(effects);
    held = List.copyOf(held);
  }

  /** Fields that hold the wanted value without a write now. */
  public Set<String> holding() {
    Set<String> all = new TreeSet<>(equal);
    all.addAll(arrived);
    return all;
  }
}
