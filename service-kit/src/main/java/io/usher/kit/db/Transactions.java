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
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** JTA transactions as plain calls. A throw rolls back and is passed on as it is. */
@Singleton
public class Transactions {

  /** Under which the transaction keeps what is written last. */
  private static final Object GATHERED = new Object();

  private final TransactionManager manager;
  private final TransactionSynchronizationRegistry registry;

  public Transactions(TransactionManager manager, TransactionSynchronizationRegistry registry) {
    this.manager = manager;
    this.registry = registry;
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

  /**
   * Gathers what is written at once, as the last thing before the thread's transaction commits.
   *
   * @param owner whose items these are; one per transaction
   * @param write gets all items of the owner, in the order in which they came; what it throws is
   *     thrown to whoever runs the transaction
   * @throws IllegalStateException when the thread has no transaction of this class
   */
  @SuppressWarnings("unchecked")
  public <T> void last(Object owner, Collection<T> items, Consumer<List<T>> write) {
    Gathered<T> gathered =
        (Gathered<T>) gathered().computeIfAbsent(owner, first -> new Gathered<>(write));
    gathered.items().addAll(items);
  }

  @SuppressWarnings("unchecked")
  private Map<Object, Gathered<?>> gathered() {
    Object all = registry.getResource(GATHERED);
    if (all == null) {
      throw new IllegalStateException("The transaction was begun elsewhere");
    }
    return (Map<Object, Gathered<?>>) all;
  }

  /** What one owner writes last may bring more for another. */
  private void writeLast() {
    Map<Object, Gathered<?>> all = gathered();
    while (!all.isEmpty()) {
      all.remove(all.keySet().iterator().next()).write();
    }
  }

  private <T> T inNew(Supplier<T> work) throws SystemException, NotSupportedException {
    manager.begin();
    boolean worked = false;
    T result;
    try {
      registry.putResource(GATHERED, new LinkedHashMap<>());
      result = work.get();
      writeLast();
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

  private record Gathered<T>(List<T> items, Consumer<List<T>> writer) {
    Gathered(Consumer<List<T>> writer) {
      this(new ArrayList<>(), writer);
    }

    void write() {
      writer.accept(items);
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
