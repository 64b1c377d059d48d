// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain.work;

import io.usher.ingest.domain.FileRow;
import io.usher.ingest.domain.FileSource.WorkerFile;
import io.usher.ingest.domain.Imports;
import io.usher.ingest.domain.Imports.Import;
import io.usher.ingest.domain.KnownWorker;
import io.usher.ingest.domain.KnownWorkers;
import io.usher.ingest.domain.Observation;
import io.usher.ingest.domain.ObservationRules;
import io.usher.ingest.domain.RowDecisions;
import io.usher.ingest.domain.RowResult;
import io.usher.ingest.domain.UnitOfWork;
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
public final class ImportedRows {

  private final KnownWorkers knownWorkers;
  private final Imports imports;
  private final UnitOfWork unitOfWork;
  private final ObservationRules rules;
  private final int partSize;

  /**
   * Works with these ports.
   *
   * @param partSize how many rows are one part
   */
  public ImportedRows(
      KnownWorkers knownWorkers,
      Imports imports,
      UnitOfWork unitOfWork,
      ObservationRules rules,
      int partSize) {
    this.knownWorkers = knownWorkers;
    this.imports = imports;
    this.unitOfWork = unitOfWork;
    this.rules = rules;
    this.partSize = partSize;
  }

  /**
   * Decides and performs; the import is open until it is completed.
   *
   * @param tell tells the news of a part, in its transaction
   */
  public List<RowResult> take(
      Import upload, WorkerFile file, Consumer<List<Observation.Changed>> tell) {
    write(upload);
    List<RowResult> results = new ArrayList<>();
    inParts(file, part -> results.addAll(unitOfWork.commit(() -> take(upload, part, tell))));
    return results;
  }

  /** Decides on the same path and leaves no trace. */
  public List<RowResult> rehearse(Import upload, WorkerFile file) {
    List<RowResult> results = new ArrayList<>();
    inParts(
        file, part -> results.addAll(unitOfWork.rehearse(() -> decide(upload, part).results())));
    return results;
  }

  /** Closes the import: from now on the same file has no effect. */
  public void complete(Import upload) {
    write(upload);
  }

  private void write(Import upload) {
    unitOfWork.commit(
        () -> {
          imports.write(upload);
          return true;
        });
  }

  private List<RowResult> take(
      Import upload, List<FileRow> part, Consumer<List<Observation.Changed>> tell) {
    RowDecisions decisions = decide(upload, part);
    knownWorkers.remember(decisions.newer());
    tell.accept(decisions.changes());
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
