// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.Reason;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of writing back for one person. */
public sealed interface WriteBackResult {

  /**
   * Nothing is to be written in this stage.
   *
   * @param reasons why, when somebody might miss it
   */
  record NotWanted(List<Reason> reasons) implements WriteBackResult {
    public NotWanted {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A newer outcome of the directory is waited for.
   *
   * @param reason what is waited for
   */
  record NotYet(Reason reason) implements WriteBackResult {}

  /**
   * HR was looked at.
   *
   * @param holding fields that hold the directory's value, with what is remembered of them
   * @param held why the other fields do not; empty when all do
   */
  record Ended(Map<String, OwnValue> holding, List<Reason> held) implements WriteBackResult {
    public Ended {
      holding = Collections.unmodifiableMap(new TreeMap<>(holding));
      held = List.copyOf(held);
    }
  }
}
