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
 * Commits together what several threads have to write at the same time: while one group is written,
 * the next gathers, and the first of it writes for all. Nobody waits for company: a thread that is
 * alone writes at once.
 *
 * @param <W> what is written
 */
public final class GroupCommit<W> {

  private static final int MOST = 64;

  private final Predicate<List<W>> writer;
  private final Queue<Waiting<W>> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock();

  /**
   * @param writer writes a whole group in one transaction, or nothing of it and says false; it does
   *     not throw
   */
  public GroupCommit(Predicate<List<W>> writer) {
    this.writer = writer;
  }

  /**
   * Writes together with what others want to write now, and waits for the commit.
   *
   * @return false when the group was not committed: one of it may be to blame, so each is to be
   *     written alone
   */
  public boolean write(W work) {
    Waiting<W> mine = new Waiting<>(work);
    queue.add(mine);
    turn.lock();
    try {
      while (mine.outcome == Outcome.OPEN) {
        writeNextGroup();
      }
      return mine.outcome == Outcome.COMMITTED;
    } finally {
      turn.unlock();
    }
  }

  private void writeNextGroup() {
    List<Waiting<W>> group =
        Stream.generate(queue::poll).limit(MOST).takeWhile(Objects::nonNull).toList();
    Outcome outcome =
        writer.test(group.stream().map(waiting -> waiting.work).toList())
            ? Outcome.COMMITTED
            : Outcome.NOT_COMMITTED;
    group.forEach(waiting -> waiting.outcome = outcome);
  }

  private enum Outcome {
    OPEN,
    COMMITTED,
    NOT_COMMITTED
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
