// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import static io.usher.ingest.IngestLog.LOG;

import io.usher.core.ReasonCode;
import io.usher.ingest.domain.FileSource.WorkerFile;
import io.usher.ingest.domain.Hint;
import io.usher.ingest.domain.ImportMode;
import io.usher.ingest.domain.ImportOutcome;
import io.usher.ingest.domain.Imports.Import;
import io.usher.ingest.domain.Observation;
import io.usher.ingest.domain.PastImports;
import io.usher.ingest.domain.PastImports.RowSelection;
import io.usher.ingest.domain.RowCounts;
import io.usher.ingest.domain.RowResult;
import io.usher.ingest.domain.SeenBy;
import io.usher.ingest.domain.work.ImportedRows;
import io.usher.ingest.inbound.SourceDirectory;
import io.usher.ingest.outbound.WorkerObservedEvents;
import io.usher.kit.http.ProblemException;
import io.usher.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whole files, answered while the caller waits; no lanes, because there is nothing to ask again.
 *
 * <p>The file is checked as a whole first: a fault of the whole file changes nothing. Then rows are
 * taken in parts, each part in one transaction: known records, row results and events together. If
 * the process dies between two parts, the same file sent again finds the first ones unchanged and
 * goes on. A file that is sent twice in a row has no effect the second time, unless {@code again}
 * says that it is meant. After another file of the same source it is news: its rows are compared
 * with what is known, as those of any file.
 */
@ApplicationScoped
public class ImportFlow {

  private final SourceDirectory sources;
  private final PastImports imports;
  private final ImportedRows importedRows;
  private final Outbox outbox;
  private final Clock clock;

  ImportFlow(
      SourceDirectory sources,
      PastImports imports,
      ImportedRows importedRows,
      Outbox outbox,
      Clock clock) {
    this.sources = sources;
    this.imports = imports;
    this.importedRows = importedRows;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Refuses a call for a source that takes no files, before its body is read. */
  public void expectFileSource(String sourceName) {
    sources.files(sourceName);
  }

  /** Imports a file. */
  public ImportOutcome run(String sourceName, byte[] content, ImportMode mode) {
    WorkerFile file = sources.open(sourceName, content);
    Optional<Import> before =
        imports.newest(sourceName).filter(last -> last.took(file.fingerprint()));
    if (before.isPresent() && !mode.again()) {
      List<RowResult> rows = imports.rows(before.get().id(), RowSelection.ALL);
      return ImportOutcome.repeated(before.get(), rows, mode.dryRun());
    }
    Import upload =
        Import.begun(UUID.randomUUID(), sourceName, file.fingerprint(), clock.instant());
    List<RowResult> rows =
        mode.dryRun()
            ? importedRows.rehearse(upload, file)
            : importedRows.take(upload, file, news -> tell(upload, news));
    Import completed = upload.completed(clock.instant(), RowCounts.NONE.plus(rows));
    if (!mode.dryRun()) {
      importedRows.complete(completed);
      log(completed);
    }
    return new ImportOutcome(completed, mode.dryRun(), false, rows);
  }

  /** The state of an import of a source. */
  public ImportOutcome find(String sourceName, UUID id, RowSelection selection) {
    sources.files(sourceName);
    Import upload = imports.find(sourceName, id).orElseThrow(ImportFlow::unknown);
    return new ImportOutcome(upload, false, false, imports.rows(id, selection));
  }

  /** Nobody has that id, or it is not one. */
  public static ProblemException unknown() {
    return new ProblemException(
        404,
        ReasonCode.IMPORT_UNKNOWN,
        "This source has no import of that id",
        "Use an id that an upload returned; imports are kept for some months");
  }

  private void tell(Import upload, List<Observation.Changed> news) {
    Hint hint = new Hint(SeenBy.CSV_IMPORT, upload.startedAt());
    outbox.append(news.stream().map(change -> WorkerObservedEvents.of(change, hint)).toList());
  }

  private static void log(Import completed) {
    RowCounts counts = completed.counts();
    LOG.imported(
        completed.source(),
        completed.id().toString(),
        counts.rows(),
        counts.added(),
        counts.changed(),
        counts.refused());
  }
}
