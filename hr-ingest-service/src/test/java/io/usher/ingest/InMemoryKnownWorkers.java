// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.usher.core.WorkerKey;
import io.usher.ingest.domain.KnownWorker;
import io.usher.ingest.domain.KnownWorkers;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known, in a map; for one thread. */
public final class InMemoryKnownWorkers implements KnownWorkers {

  private final Map<WorkerKey, KnownWorker> known = new HashMap<>();

  @Override
  public Optional<KnownWorker> find(WorkerKey worker) {
    return Optional.ofNullable(known.get(worker));
  }

  @Override
  public Map<String, KnownWorker> lock(String source, Collection<String> workerIds) {
    Map<String, KnownWorker> found = new TreeMap<>();
    workerIds.forEach(
        id -> find(new WorkerKey(source, id)).ifPresent(worker -> found.put(id, worker)));
    return found;
  }

  @Override
  public void remember(List<KnownWorker> newer) {
    newer.forEach(worker -> known.put(worker.key(), worker));
  }

  @Override
  public List<String> idsAfter(String source, String workerId, int limit) {
    return known.keySet().stream()
        .filter(key -> key.source().equals(source))
        .map(WorkerKey::workerId)
        .filter(id -> id.compareTo(workerId) > 0)
        .sorted()
        .limit(limit)
        .toList();
  }
}
