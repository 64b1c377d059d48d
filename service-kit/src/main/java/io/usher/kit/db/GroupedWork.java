// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Does together what several threads want done at the same time, as PostgreSQL does it with their
 * commits: while one group is worked on, the next gathers, and the first of it works for all.
 * Nobody waits for company: a thread that is alone begins at once.
 *
 * @param <W> what is to be done
 */
public final class GroupedWork<W> {

  private static final int MOST = 64;

  private final Predicate<List<W>> worker;
  private final Queue<Waiting<W>> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * @param worker does a whole group, or nothing of it and says false. It is not to throw: the
   *     thread that worked would hear of another's trouble
   */
  public GroupedWork(Predicate<List<W>> worker) {
    this.worker = worker;
  }

  /**
   * Does it together with what others want done now, and waits for the end.
   *
   * @return false when nothing of the group was done: one of it may be to blame, so each is to be
   *     done alone
   */
  public boolean done(W work) {
    Waiting<W> mine = new Waiting<>(work);
    queue.add(mine);
    turn.lock();
    try {
      while (mine.outcome == Outcome.OPEN) {
        workOnNextGroup();
      }
      return mine.outcome == Outcome.DONE;
    } finally {
      turn.unlock();
    }
  }

  private void workOnNextGroup() {
    List<Waiting<W>> group =
        Stream.generate(queue::poll).limit(MOST).takeWhile(Objects::nonNull).toList();
    Outcome outcome = Outcome.NOT_DONE;
    try {
      if (worker.test(group.stream().map(waiting -> waiting.work).toList())) {
        outcome = Outcome.DONE;
      }
    } finally {
      for (Waiting<W> waiting : group) {
        waiting.outcome = outcome;
      }
    }
  }

  private enum Outcome {
    OPEN,
    DONE,
    NOT_DONE
  }

  /** Read and written by whoever has the turn. */
  private static final class Waiting<W> {
    private final W work;
    private Outcome outcome = Outcome.OPEN;

    Waiting(W work) {
      this.work = work;
    }
  }
}
