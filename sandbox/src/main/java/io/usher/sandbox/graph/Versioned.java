// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * A value whose changes are seen late, as reads of Entra ID come from replicas that lag behind.
 * Writers see {@link #newest()}, app-only readers {@link #at}.
 */
final class Versioned<T> {
  private record Version<T>(T value, Instant visibleFrom) {}

  private final T atFirst;
  private final Deque<Version<T>> newestFirst = new ArrayDeque<>();

  Versioned(T atFirst) {
    this.atFirst = atFirst;
  }

  T newest() {
    return newestFirst.isEmpty() ? atFirst : newestFirst.getFirst().value();
  }

  T at(Instant now) {
    for (Version<T> version : newestFirst) {
      if (!version.visibleFrom().isAfter(now)) {
        return version.value();
      }
    }
    return atFirst;
  }

  void write(T value, Instant now, Instant visibleFrom) {
    dropOlderThanVisible(now);
    newestFirst.addFirst(new Version<>(value, visibleFrom));
  }

  private void dropOlderThanVisible(Instant now) {
    boolean visibleSeen = false;
    for (Iterator<Version<T>> each = newestFirst.iterator(); each.hasNext(); ) {
      Version<T> version = each.next();
      if (visibleSeen) {
        each.remove();
      }
      visibleSeen |= !version.visibleFrom().isAfter(now);
    }
  }
}
