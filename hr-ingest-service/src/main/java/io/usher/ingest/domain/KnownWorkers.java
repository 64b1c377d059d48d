// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import io.usher.core.WorkerKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of every worker of every source. */
public interface KnownWorkers {

  /** The newest record of one worker. */
  Optional<KnownWorker> find(WorkerKey worker);

  /**
   * The newest records of several workers of one source, by worker id, locked until the end of the
   * transaction, also those that do not exist yet. Locks are taken in the order of the ids, so two
   * callers never block each other for ever.
   */
  Map<String, KnownWorker> lock(String source, Collection<String> workerIds);

  /**
   * Writes newer records in the caller's transaction.
   *
   * @throws IllegalStateException when somebody else has written a record of that version meanwhile
   */
  void remember(List<KnownWorker> newer);

  /** Ids of a source in ascending order after the given one (empty text: from the first). */
  List<String> idsAfter(String source, String workerId, int limit);
}
