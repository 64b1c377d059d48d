// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows of several threads at the same time, written in one round trip and one commit. What a thread
 * writes within a transaction goes with it instead, in one round trip at its end.
 *
 * @param <R> a row
 */
public final class GroupedWrites<R> {

  private final Transactions transactions;
  private final GroupedTransactions together;
  private final Consumer<List<R>> statement;

  /**
   * @param statement writes some rows; no result of it matters, and rows of one group do not touch
   *     each other
   */
  public GroupedWrites(Transactions transactions, Consumer<List<R>> statement) {
    this.transactions = transactions;
    this.together = new GroupedTransactions(transactions);
    this.statement = statement;
  }

  /**
   * Writes rows. They are kept when this returns, or with the thread's transaction; what the thread
   * reads in it before its end does not see them.
   *
   * @throws RuntimeException of the statement or the commit; within a transaction whoever runs it
   *     hears of it instead
   */
  public void write(Collection<R> rows) {
    if (rows.isEmpty()) {
      return;
    }
    if (transactions.active()) {
      transactions.last(this, rows, statement);
    } else {
      together.commit(
          () -> {
            transactions.last(this, rows, statement);
            return true;
          });
    }
  }
}
