// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.outbound;

import io.usher.ingest.domain.UnitOfWork;
import io.usher.kit.db.GroupedTransactions;
import io.usher.kit.db.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** One transaction of the service's database. */
@ApplicationScoped
class JtaUnitOfWork implements UnitOfWork {

  private final Transactions transactions;
  private final GroupedTransactions grouped;

  JtaUnitOfWork(Transactions transactions, GroupedTransactions grouped) {
    this.transactions = transactions;
    this.grouped = grouped;
  }

  @Override
  public <T> T commit(Supplier<T> work) {
    return transactions.requiringNew(work);
  }

  @Override
  public <T> T commitTogether(Supplier<T> work) {
    return grouped.commit(work);
  }

  @Override
  public <T> T rehearse(Supplier<T> work) {
    AtomicReference<T> result = new AtomicReference<>();
    try {
      transactions.requiringNew(
          () -> {
            result.set(work.get());
            throw new OnlyRehearsed();
          });
    } catch (OnlyRehearsed rolledBack) {
      return Objects.requireNonNull(result.get());
    }
    throw new IllegalStateException("A rehearsal was committed");
  }

  /** Rolls back. */
  private static final class OnlyRehearsed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OnlyRehearsed() {
      super(null, null, false, false);
    }
  }
}
