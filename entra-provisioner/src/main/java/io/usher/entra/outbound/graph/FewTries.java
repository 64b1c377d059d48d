// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts answers that are final only when they come again: some of Graph's refusals pass by
 * themselves. What is counted is kept in memory, for the newest of many.
 */
final class FewTries {

  private static final int TRIES = 3;
  private static final int KEPT = 1_000;

  private final Map<String, Integer> tries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > KEPT;
        }
      };

  /** Counts one such answer; true while it is worth another try. */
  synchronized boolean again(String what) {
    if (tries.merge(what, 1, Integer::sum) <= TRIES) {
      return true;
    }
    tries.remove(what);
    return false;
  }

  /** It went well: the next time is a first time. */
  synchronized void over(String what) {
    tries.remove(what);
  }
}
