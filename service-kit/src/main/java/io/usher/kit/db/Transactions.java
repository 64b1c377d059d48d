// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import jakarta.inject.Singleton;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.util.function.Supplier;

/** JTA transactions as plain calls. A throw rolls back and is passed on as it is. */
@Singleton
public class Transactions {

  private final TransactionManager manager;

  public Transactions(TransactionManager manager) {
    this.manager = manager;
  }

  /** Runs in a transaction of its own; one that the thread has waits meanwhile. */
  public <T> T requiringNew(Supplier<T> work) {
    try {
      Transaction outer = active() ? manager.suspend() : null;
      try {
        return inNew(work);
      } finally {
        if (outer != null) {
          manager.resume(outer);
        }
      }
    } catch (SystemException
        | NotSupportedException
        | jakarta.transaction.InvalidTransactionException e) {
      throw new IllegalStateException("The transaction manager failed", e);
    }
  }

  /** Joins the thread's transaction, or runs in one of its own. */
  public void joining(Runnable work) {
    if (active()) {
      work.run();
    } else {
      requiringNew(
          () -> {
            work.run();
            return true;
          });
    }
  }

  /** True when the thread has a transaction. */
  public boolean active() {
    try {
      return manager.getStatus() != Status.STATUS_NO_TRANSACTION;
    } catch (SystemException e) {
      throw new IllegalStateException("The transaction manager failed", e);
    }
  }

  /** Runs the action once the thread's transaction has committed; at once when there is none. */
  public void afterCommit(Runnable action) {
    try {
      Transaction transaction = manager.getTransaction();
      if (transaction == null) {
        action.run();
      } else {
        transaction.registerSynchronization(new AfterCommit(action));
      }
    } catch (SystemException | RollbackException e) {
      throw new IllegalStateException("The transaction is over", e);
    }
  }

  private <T> T inNew(Supplier<T> work) throws SystemException, NotSupportedException {
    manager.begin();
    boolean worked = false;
    T result;
    try {
      result = work.get();
      worked = true;
    } finally {
      if (!worked) {
        manager.rollback();
      }
    }
    try {
      manager.commit();
    } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException e) {
      throw new NotCommittedException(e);
    }
    return result;
  }

  /** The commit failed; whether the database kept the changes is not known. */
  public static final class NotCommittedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotCommittedException(Exception cause) {
      super("The transaction was not committed", cause);
    }
  }

  private record AfterCommit(Runnable action) implements Synchronization {
    @Override
    public void beforeCompletion() {
      // Nothing is written here: the action only follows a commit.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        action.run();
      }
    }
  }
}
