// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain.work;

import io.usher.core.WorkerKey;
import io.usher.writeback.domain.OwnValue;
import io.usher.writeback.domain.OwnValues;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Own values in memory. */
final class InMemoryOwnValues implements OwnValues {

  private final Map<WorkerKey, Map<String, OwnValue>> rows = new HashMap<>();

  @Override
  public Map<String, OwnValue> of(WorkerKey worker) {
    return new TreeMap<>(rows.getOrDefault(worker, Map.of()));
  }

  @Override
  public void remember(WorkerKey worker, Map<String, OwnValue> values) {
    rows.computeIfAbsent(worker, key -> new TreeMap<>()).putAll(values);
  }
}
