// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import io.usher.ingest.domain.FileRow;
import io.usher.ingest.domain.FileSource.WorkerFile;
import io.usher.ingest.domain.Hint;
import io.usher.ingest.domain.Imports;
import io.usher.ingest.domain.Imports.Import;
import io.usher.ingest.domain.KnownWorker;
import io.usher.ingest.domain.KnownWorkers;
import io.usher.ingest.domain.ObservationRules;
import io.usher.ingest.domain.RowDecisions;
import io.usher.ingest.domain.RowResult;
import io.usher.ingest.domain.SeenBy;
import io.usher.ingest.domain.UnitOfWork;
import io.usher.ingest.outbound.WorkerObservedEvents;
import io.usher.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The rows of a file in parts, each part in one transaction. The workers of a part are locked in
 * the order of their ids before anything is compared, so two uploads at once follow one another for
 * each worker and never block each other for ever.
 */
@ApplicationScoped
class ImportedRows {

  private final KnownWorkers knownWorkers;
  private final Imports imports;
  private final Outbox outbox;
  private final UnitOfWork unitOfWork;
  private final ObservationRules rules;
  private final int partSize;

  ImportedRows(
      KnownWorkers knownWorkers,
      Imports imports,
      Outbox outbox,
      UnitOfWork unitOfWork,
      ObservationRules rules,
      IngestConfig config) {
    this.knownWorkers = knownWorkers;
    this.imports = imports;
    this.outbox = outbox;
    this.unitOfWork = unitOfWork;
    this.rules = rules;
    this.partSize = config.importChunkRows();
  }

  /** Decides and performs; the import is open until it is completed. */
  List<RowResult> take(Import upload, WorkerFile file) {
    write(upload);
    List<RowResult> results = new ArrayList<>();
    inParts(file, part -> results.addAll(unitOfWork.commit(() -> take(upload, part))));
    return results;
  }

  /** Decides on the same path and leaves no trace. */
  List<RowResult> rehearse(Import upload, WorkerFile file) {
    List<RowResult> results = new ArrayList<>();
    inParts(
        file, part -> results.addAll(unitOfWork.rehearse(() -> decide(upload, part).results())));
    return results;
  }

  /** Closes the import: from now on the same file has no effect. */
  void complete(Import upload) {
    write(upload);
  }

  private void write(Import upload) {
    unitOfWork.commit(
        () -> {
          imports.write(upload);
          return true;
        });
  }

  private List<RowResult> take(Import upload, List<FileRow> part) {
    RowDecisions decisions = decide(upload, part);
    Hint hint = new Hint(SeenBy.CSV_IMPORT, upload.startedAt());
    knownWorkers.remember(decisions.newer());
    outbox.append(
        decisions.changes().stream().map(change -> WorkerObservedEvents.of(change, hint)).toList());
    imports.append(upload.id(), decisions.results());
    return decisions.results();
  }

  private RowDecisions decide(Import upload, List<FileRow> part) {
    Set<String> ids =
        part.stream()
            .filter(FileRow.Good.class::isInstance)
            .map(row -> ((FileRow.Good) row).worker().key().workerId())
            .collect(Collectors.toSet());
    Map<String, KnownWorker> known = knownWorkers.lock(upload.source(), ids);
    return RowDecisions.decide(part, known, rules);
  }

  private void inParts(WorkerFile file, Consumer<List<FileRow>> work) {
    List<FileRow> part = new ArrayList<>(partSize);
    file.rows(
        row -> {
          part.add(row);
          if (part.size() == partSize) {
            work.accept(List.copyOf(part));
            part.clear();
          }
        });
    if (!part.isEmpty()) {
      work.accept(List.copyOf(part));
    }
  }
}
