// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import io.usher.core.Worker;
import io.usher.core.WorkerKey;

/**
 * The last that is known of a worker.
 *
 * @param worker the newest record, completed: a field that HR has shown before and does not show
 *     now keeps its last value; absent is only what HR never showed
 * @param version version of the newest {@code WorkerObserved}; 1 is the first
 * @param missing true when HR did not return the record at the last look
 */
public record KnownWorker(Worker worker, long version, boolean missing) {

  public WorkerKey key() {
    return worker.key();
  }
}
