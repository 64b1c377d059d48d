// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Every call in the order of its completion; the oldest are dropped beyond a limit. */
public final class Ledger {
  private final int limit;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private long sequence;

  public Ledger(int limit) {
    this.limit = limit;
  }

  /**
   * One call.
   *
   * @param outcome the HTTP status as text, or the fault that left the caller without an answer
   * @param fault the fault's code, or empty
   * @param effect whether state was changed
   * @param person the employee id or external id, when the object has one
   */
  public record Entry(
      long sequence,
      Instant at,
      String vendor,
      String method,
      String route,
      String objectId,
      String person,
      String outcome,
      String fault,
      boolean effect) {}

  synchronized void record(Instant at, String vendor, Call call, String outcome, String fault) {
    sequence++;
    entries.addLast(
        new Entry(
            sequence,
            at,
            vendor,
            call.method(),
            call.template(),
            call.objectId(),
            call.person(),
            outcome,
            fault,
            call.effect()));
    if (entries.size() > limit) {
      entries.removeFirst();
    }
    counts.merge(
        vendor + " " + call.method() + " " + call.template() + " " + outcome, 1L, Long::sum);
  }

  /** At most {@code count} entries after a sequence number, oldest first. */
  public synchronized List<Entry> after(long after, int count, Predicate<Entry> wanted) {
    return entries.stream()
        .filter(entry -> entry.sequence() > after)
        .filter(wanted)
        .limit(count)
        .toList();
  }

  /** The newest entries, newest first. */
  public synchronized List<Entry> newest(int count) {
    List<Entry> newest = new ArrayList<>(count);
    Iterator<Entry> backwards = entries.descendingIterator();
    while (newest.size() < count && backwards.hasNext()) {
      newest.add(backwards.next());
    }
    return newest;
  }

  /** Calls counted by vendor, method, route and outcome. */
  public synchronized Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  public synchronized long total() {
    return sequence;
  }

  public synchronized void clear() {
    entries.clear();
    counts.clear();
    sequence = 0;
  }
}
