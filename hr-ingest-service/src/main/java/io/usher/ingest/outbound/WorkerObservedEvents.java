// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.outbound;

import io.usher.core.Worker;
import io.usher.events.EventTypes;
import io.usher.events.Topics;
import io.usher.events.mapping.WorkerRecords;
import io.usher.events.v1.WorkerObserved;
import io.usher.ingest.domain.Hint;
import io.usher.ingest.domain.Observation;
import io.usher.kit.event.OutgoingEvent;
import java.time.temporal.ChronoUnit;

/**
 * News as a record on {@code usher.hr.workers.v1}.
 *
 * <p>The worker is the completed one: a field that HR hides today still carries its last value, so
 * that nobody downstream takes a group away for a permission that HR's administrator changed.
 * Absent is only what HR never showed.
 */
public final class WorkerObservedEvents {

  private WorkerObservedEvents() {}

  /** The event; the same news always has the same id. */
  public static OutgoingEvent of(Observation.Changed news, Hint hint) {
    Worker worker = news.next().worker();
    String key = worker.key().toString();
    long version = news.next().version();
    WorkerObserved observed =
        WorkerObserved.newBuilder()
            .setVersion(version)
            .setObservedAt(hint.receivedAt().truncatedTo(ChronoUnit.MILLIS))
            .setSeenBy(seenBy(hint))
            .setWorker(WorkerRecords.toAvro(worker))
            .setChangedFields(news.changedFields().stream().sorted().toList())
            .setAbsentFields(WorkerRecords.absentFields(worker))
            .setMissingInSource(news.next().missing())
            .build();
    return new OutgoingEvent(
        Topics.HR_WORKERS,
        key,
        EventTypes.WORKER_OBSERVED,
        OutgoingEvent.idOf(Topics.HR_WORKERS, key, version, ""),
        observed);
  }

  private static io.usher.events.v1.SeenBy seenBy(Hint hint) {
    return switch (hint.seenBy()) {
      case WEBHOOK -> io.usher.events.v1.SeenBy.WEBHOOK;
      case POLL -> io.usher.events.v1.SeenBy.POLL;
      case FULL_COMPARISON -> io.usher.events.v1.SeenBy.FULL_COMPARISON;
      case CSV_IMPORT -> io.usher.events.v1.SeenBy.CSV_IMPORT;
    };
  }
}
