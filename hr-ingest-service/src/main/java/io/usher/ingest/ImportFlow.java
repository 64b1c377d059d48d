// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import static io.usher.ingest.IngestLog.LOG;

import io.usher.core.ReasonCode;
import io.usher.ingest.domain.FileRefusedException;
import io.usher.ingest.domain.FileRow;
import io.usher.ingest.domain.FileSource;
import io.usher.ingest.domain.FileSource.WorkerFile;
import io.usher.ingest.domain.Imports;
import io.usher.ingest.domain.Imports.Import;
import io.usher.ingest.domain.Imports.RowSelection;
import io.usher.ingest.domain.RowCounts;
import io.usher.ingest.domain.RowResult;
import io.usher.kit.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Whole files, answered while the caller waits; no lanes, because there is nothing to ask again.
 *
 * <p>The file is checked as a whole first: a fault of the whole file changes nothing. Then rows are
 * taken in parts, each part in one transaction: known records, row results and events together. If
 * the process dies between two parts, the same file sent again finds the first ones unchanged and
 * goes on. A content that was completed before by the same mapping has no effect a second time,
 * also when another file came in between, so that a retry never overtakes newer facts; {@code
 * again} says that it is meant.
 */
@ApplicationScoped
public class ImportFlow {

  private final SourceDirectory sources;
  private final Imports imports;
  private final ImportedRows importedRows;
  private final Clock clock;
  private final int chunkRows;

  ImportFlow(
      SourceDirectory sources,
      Imports imports,
      ImportedRows importedRows,
      Clock clock,
      IngestConfig config) {
    this.sources = sources;
    this.imports = imports;
    this.importedRows = importedRows;
    this.clock = clock;
    this.chunkRows = config.importChunkRows();
  }

  /**
   * How to import.
   *
   * @param dryRun true to decide on every row and change nothing
   * @param again true to take the file in even if the same content was completed before
   */
  public record Mode(boolean dryRun, boolean again) {}

  /**
   * What came of it.
   *
   * @param upload the import; its id means nothing after a dry run
   * @param repeated true when the same content was completed before by that import
   * @param rows results in the order of the file
   */
  public record Outcome(Import upload, Mode mode, boolean repeated, List<RowResult> rows) {

    public Outcome {
      rows = List.copyOf(rows);
    }
  }

  /** Refuses a call for a source that takes no files, before its body is read. */
  public void expectFileSource(String sourceName) {
    sources.files(sourceName);
  }

  /** Imports a file. */
  public Outcome run(String sourceName, byte[] content, Mode mode) {
    WorkerFile file = open(sources.files(sourceName), content);
    Optional<Import> before = imports.completed(sourceName, file.fingerprint());
    if (before.isPresent() && !mode.again()) {
      return repeated(before.get(), mode);
    }
    Instant now = clock.instant();
    Import upload =
        new Import(UUID.randomUUID(), sourceName, file.fingerprint(), now, null, RowCounts.NONE);
    return mode.dryRun() ? rehearse(file, upload, mode) : take(file, upload, mode);
  }

  /** The state of an import of a source. */
  public Outcome find(String sourceName, UUID id, RowSelection selection) {
    sources.files(sourceName);
    Import upload =
        imports
            .find(sourceName, id)
            .orElseThrow(
                () ->
                    new ProblemException(
                        404,
                        ReasonCode.IMPORT_UNKNOWN,
                        "This source has no import of that id",
                        "Use an id that an upload returned; imports are kept for some months"));
    return new Outcome(upload, new Mode(false, false), false, imports.rows(id, selection));
  }

  private static WorkerFile open(FileSource source, byte[] content) {
    try {
      return source.open(content);
    } catch (FileRefusedException no) {
      int status = no.code() == ReasonCode.BODY_TOO_LARGE ? 413 : 400;
      throw new ProblemException(status, no.code(), no.detail(), no.action());
    }
  }

  private Outcome repeated(Import before, Mode mode) {
    List<RowResult> rows =
        imports.rows(before.id(), RowSelection.ALL).stream().map(RowResult::repeated).toList();
    Import upload =
        new Import(
            before.id(),
            before.source(),
            before.fingerprint(),
            before.startedAt(),
            before.completedAt(),
            before.counts().repeated());
    return new Outcome(upload, mode, true, rows);
  }

  private Outcome rehearse(WorkerFile file, Import upload, Mode mode) {
    List<RowResult> results = new ArrayList<>();
    inParts(file, part -> results.addAll(importedRows.rehearse(upload, part)));
    RowCounts counts = RowCounts.NONE.plus(results);
    return new Outcome(upload.completed(clock.instant(), counts), mode, false, results);
  }

  private Outcome take(WorkerFile file, Import upload, Mode mode) {
    importedRows.begin(upload);
    List<RowResult> results = new ArrayList<>();
    inParts(file, part -> results.addAll(importedRows.take(upload, part)));
    RowCounts counts = RowCounts.NONE.plus(results);
    Import completed = upload.completed(clock.instant(), counts);
    importedRows.complete(completed);
    LOG.imported(
        upload.source(),
        upload.id().toString(),
        counts.rows(),
        counts.added(),
        counts.changed(),
        counts.refused());
    return new Outcome(completed, mode, false, results);
  }

  private void inParts(WorkerFile file, Consumer<List<FileRow>> work) {
    List<FileRow> part = new ArrayList<>(chunkRows);
    file.rows(
        row -> {
          part.add(row);
          if (part.size() == chunkRows) {
            work.accept(List.copyOf(part));
            part.clear();
          }
        });
    if (!part.isEmpty()) {
      work.accept(List.copyOf(part));
    }
  }
}
