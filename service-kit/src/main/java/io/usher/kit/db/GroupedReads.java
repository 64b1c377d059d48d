// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.db;

import static io.usher.kit.KitLog.LOG;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads of several threads at the same time in one statement. A thread with a transaction reads for
 * itself, because it must see what it wrote.
 *
 * @param <K> what is asked for
 * @param <V> what is found
 */
public final class GroupedReads<K, V> {

  private final Transactions transactions;
  private final Function<Set<K>, Map<K, V>> statement;
  private final GroupedWork<Request> together = new GroupedWork<>(this::answered);

  /**
   * @param statement finds what there is for some keys; a key that has nothing is not in the answer
   */
  public GroupedReads(Transactions transactions, Function<Set<K>, Map<K, V>> statement) {
    this.transactions = transactions;
    this.statement = statement;
  }

  /** What there is for one key. */
  public Optional<V> of(K key) {
    return Optional.ofNullable(of(List.of(key)).get(key));
  }

  /** What there is for some keys, and maybe for others too. */
  public Map<K, V> of(Collection<K> keys) {
    Request request = new Request(Set.copyOf(keys));
    return !transactions.active() && together.done(request)
        ? request.answer
        : statement.apply(request.keys);
  }

  private boolean answered(List<Request> group) {
    Set<K> keys = new HashSet<>();
    group.forEach(request -> keys.addAll(request.keys));
    try {
      Map<K, V> answer = statement.apply(keys);
      group.forEach(request -> request.answer = answer);
      return true;
    } catch (DatabaseException | IllegalStateException | IllegalArgumentException e) {
      // Each reads alone, and hears of it there.
      LOG.groupNotDone(group.size(), e);
      return false;
    }
  }

  /** Of one thread; the answer is handed over by {@link GroupedWork}. */
  private final class Request {
    private final Set<K> keys;
    private Map<K, V> answer = Map.of();

    Request(Set<K> keys) {
      this.keys = keys;
    }
  }
}
