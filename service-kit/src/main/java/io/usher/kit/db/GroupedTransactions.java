// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import static io.usher.kit.KitLog.LOG;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Small writes of several threads at the same time in one transaction, so that they wait for one
 * commit. When it fails, each has a transaction of its own: nobody suffers from another's trouble.
 */
@Singleton
public class GroupedTransactions {

  private final Transactions transactions;
  private final GroupedWork<Write<?>> together = new GroupedWork<>(this::committed);

  public GroupedTransactions(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Runs the work and waits for the commit.
   *
   * @param work may run twice, the first time without a trace, and on another thread
   * @throws RuntimeException of the work or of the commit: then nothing of it is written
   */
  public <T> T commit(Supplier<T> work) {
    Write<T> write = new Write<>(work);
    if (!together.done(write)) {
      transactions.requiringNew(write::run);
    }
    return write.result();
  }

  private boolean committed(List<Write<?>> group) {
    try {
      return transactions.requiringNew(
          () -> {
            group.forEach(Write::run);
            return true;
          });
    } catch (RuntimeException e) {
      // Whose trouble it is shows when each is written alone.
      LOG.groupNotDone(group.size(), e);
      return false;
    }
  }

  /** Of one thread; the result is handed over by {@link GroupedWork}. */
  private static final class Write<T> {
    private final Supplier<T> work;
    private @Nullable T result;

    Write(Supplier<T> work) {
      this.work = work;
    }

    boolean run() {
      result = work.get();
      return true;
    }

    T result() {
      if (result == null) {
        throw new IllegalStateException("The work gave nothing");
      }
      return result;
    }
  }
}
