// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.util.ArrayList;
import java.util.List;

/**
 * How soon a part wants the processor when others want it too: what CPU requests do in a cluster.
 * It needs no privilege; what a system does not offer is left out.
 */
public enum CpuPriority {
  /** Somebody waits for its answer. */
  ANSWERS(""),

  /**
   * Works in the background: the same share in fewer and longer turns (SCHED_BATCH), which costs
   * less, because the caches stay warm.
   */
  BACKGROUND(""),

  /**
   * Background that leaves the processor to others: a fortieth of the share of each of them while
   * they want it. Linux may give each session a share of its own (autogroup), and compares nice
   * values only within it; so both are set.
   */
  YIELDING("{ echo 17 > /proc/self/autogroup; } 2>/dev/null; renice -n 17 -p $$ >/dev/null 2>&1; ");

  private static final String LONG_TURNS =
      "chrt --batch 0 true 2>/dev/null && exec chrt --batch 0 \"$@\"; exec \"$@\"";

  private final String share;

  CpuPriority(String share) {
    this.share = share;
  }

  /** The command, run with this priority; the process id stays the command's. */
  List<String> command(List<String> command) {
    if (this == ANSWERS) {
      return command;
    }
    List<String> whole = new ArrayList<>(List.of("sh", "-c", share + LONG_TURNS, "sh"));
    whole.addAll(command);
    return whole;
  }
}
