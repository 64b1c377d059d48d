// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import io.usher.core.Reason;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of writing back for one person. */
public sealed interface WriteBackResult {

  /**
   * The same, with the time at which HR was seen; what was seen by an earlier try keeps its own.
   */
  default WriteBackResult seenAt(Instant now) {
    return switch (this) {
      case NotWanted notWanted -> notWanted;
      case NotYet notYet -> notYet;
      case Ended ended -> ended.news() ? ended.at(now) : ended;
    };
  }

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
   * HR holds what it is to hold, or is held; it was looked at, now or before.
   *
   * @param holding fields that hold the directory's value, with what is remembered of them
   * @param held why the other fields do not; empty when all do
   * @param written how many fields were written by this try, and read back
   * @param news whether {@code holding} is not what was remembered before
   */
  record Ended(Map<String, OwnValue> holding, List<Reason> held, int written, boolean news)
      implements WriteBackResult {

    /** HR was looked at and nothing was written, or it was not reached for this person. */
    public Ended(Map<String, OwnValue> holding, List<Reason> held) {
      this(holding, held, 0, true);
    }

    public Ended {
      holding = Collections.unmodifiableMap(new TreeMap<>(holding));
      held = List.copyOf(held);
    }

    private Ended at(Instant now) {
      Map<String, OwnValue> seen = new TreeMap<>(holding);
      seen.replaceAll((field, value) -> value.at(now));
      return new Ended(seen, held, written, news);
    }
  }
}
