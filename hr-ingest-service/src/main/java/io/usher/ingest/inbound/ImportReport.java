// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.usher.ingest.domain.FileRow;
import io.usher.ingest.domain.ImportOutcome;
import io.usher.ingest.domain.Imports.Import;
import io.usher.ingest.domain.RowCounts;
import io.usher.ingest.domain.RowResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an upload.
 *
 * @param id of the import; none after a dry run
 * @param source name of the source
 * @param state "completed", or "running", also when the process died on it
 * @param dryRun true when nothing was changed on purpose
 * @param repeated true when this content was the last that was imported, by the import of this id
 * @param startedAt UTC
 * @param completedAt UTC
 * @param counts rows by verdict
 * @param rows verdict of each row in the order of the file, at most {@value #MAX_ROWS}
 * @param rowsLeftOut how many rows more there are; the report names all bad ones
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportReport(
    @Nullable UUID id,
    String source,
    String state,
    boolean dryRun,
    boolean repeated,
    Instant startedAt,
    @Nullable Instant completedAt,
    Counts counts,
    List<Row> rows,
    int rowsLeftOut) {

  static final int MAX_ROWS = 10_000;

  ImportReport {
    rows = List.copyOf(rows);
  }

  record Counts(
      int rows, @JsonProperty("new") int added, int changed, int unchanged, int refused) {}

  /**
   * @param line on which the row begins
   * @param verdict {@code NEW}, {@code CHANGED}, {@code UNCHANGED} or {@code REFUSED}
   * @param code why it was refused
   * @param column which cell is meant
   * @param action what to do
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      long line,
      @Nullable String workerId,
      String verdict,
      @Nullable String code,
      @Nullable String column,
      @Nullable String action) {

    static Row of(RowResult result) {
      FileRow.Fault fault = result.fault();
      String verdict = result.verdict().name();
      return fault == null
          ? new Row(result.line(), result.workerId(), verdict, null, null, null)
          : new Row(
              result.line(),
              result.workerId(),
              verdict,
              fault.code().code(),
              fault.column(),
              fault.action());
    }
  }

  static ImportReport of(ImportOutcome outcome) {
    Import upload = outcome.upload();
    RowCounts counts = upload.counts();
    boolean kept = outcome.repeated() || !outcome.dryRun();
    return new ImportReport(
        kept ? upload.id() : null,
        upload.source(),
        upload.completedAt() == null ? "running" : "completed",
        outcome.dryRun(),
        outcome.repeated(),
        upload.startedAt(),
        upload.completedAt(),
        new Counts(
            counts.rows(), counts.added(), counts.changed(), counts.unchanged(), counts.refused()),
        outcome.rows().stream().limit(MAX_ROWS).map(Row::of).toList(),
        Math.max(0, outcome.rows().size() - MAX_ROWS));
  }
}
