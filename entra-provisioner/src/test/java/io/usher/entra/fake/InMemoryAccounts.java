// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.core.WorkerKey;
import io.usher.entra.domain.AccountRecord;
import io.usher.entra.domain.AccountRecord.Account;
import io.usher.entra.domain.Accounts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What Usher remembers, in a map. */
public final class InMemoryAccounts implements Accounts {

  private final Map<WorkerKey, AccountRecord> records = new ConcurrentHashMap<>();

  @Override
  public Map<WorkerKey, AccountRecord> find(Collection<WorkerKey> workers) {
    Map<WorkerKey, AccountRecord> found = new HashMap<>(records);
    found.keySet().retainAll(workers);
    return found;
  }

  @Override
  public synchronized boolean adopt(WorkerKey worker, String accountId, Instant now) {
    boolean taken =
        records.values().stream()
            .filter(record -> !record.worker().equals(worker))
            .anyMatch(r -> r.account().filter(a -> a.id().equals(accountId)).isPresent());
    if (!taken) {
      AccountRecord before = find(worker).orElseGet(() -> AccountRecord.nobody(worker));
      records.put(
          worker,
          new AccountRecord(
              worker,
              Optional.of(new Account(accountId, now, living(before, accountId))),
              before.sessionsRevoked(),
              before.mailbox(),
              before.told()));
    }
    return !taken;
  }

  private static boolean living(AccountRecord before, String accountId) {
    return before.livingAccountId().filter(accountId::equals).isPresent();
  }

  @Override
  public void beginClosing(WorkerKey worker) {
    records.computeIfPresent(
        worker,
        (key, record) ->
            new AccountRecord(key, record.account(), false, record.mailbox(), record.told()));
  }

  @Override
  public void record(AccountRecord record) {
    records.put(record.worker(), record);
  }
}
