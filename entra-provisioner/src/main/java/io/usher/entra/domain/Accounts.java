// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.WorkerKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Usher remembers of people's accounts; one account belongs to one person. */
public interface Accounts {

  /** What is remembered of these people; who is not known is not in it. */
  Map<WorkerKey, AccountRecord> find(Collection<WorkerKey> workers);

  /** What is remembered of a person. */
  default Optional<AccountRecord> find(WorkerKey worker) {
    return Optional.ofNullable(find(List.of(worker)).get(worker));
  }

  /**
   * Takes an existing account for a person; it counts as living once a record says so, because only
   * a record is told to those who wait for it. Committed when it returns.
   *
   * @return false when the account belongs to another person
   */
  boolean adopt(WorkerKey worker, String accountId, Instant now);

  /**
   * Notes that sign-in is about to be closed, so that a crash before the revocation is seen later.
   * Committed when it returns.
   */
  void beginClosing(WorkerKey worker);

  /** Writes what is remembered, in the caller's transaction. */
  void record(AccountRecord record);
}
