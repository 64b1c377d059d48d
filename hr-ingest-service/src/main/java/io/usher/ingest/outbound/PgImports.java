// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.outbound;

import static io.usher.kit.db.Database.setArray;
import static io.usher.kit.db.Database.setTexts;
import static io.usher.kit.db.Database.setTime;

import io.usher.core.ReasonCode;
import io.usher.ingest.domain.FileRow;
import io.usher.ingest.domain.Imports;
import io.usher.ingest.domain.PastImports;
import io.usher.ingest.domain.RowCounts;
import io.usher.ingest.domain.RowResult;
import io.usher.kit.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Uploads and their row results. */
@ApplicationScoped
class PgImports implements Imports, PastImports {

  private final Database database;

  PgImports(Database database) {
    this.database = database;
  }

  @Override
  public void write(Import upload) {
    RowCounts counts = upload.counts();
    database.update(
        """
        INSERT INTO import_file (id, source, fingerprint, started_at, completed_at,
                                 row_count, added, changed, unchanged, refused)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
          completed_at = excluded.completed_at, row_count = excluded.row_count,
          added = excluded.added, changed = excluded.changed,
          unchanged = excluded.unchanged, refused = excluded.refused
        """,
        s -> {
          s.setObject(1, upload.id());
          s.setString(2, upload.source());
          s.setString(3, upload.fingerprint());
          setTime(s, 4, upload.startedAt());
          setTime(s, 5, upload.completedAt());
          s.setInt(6, counts.rows());
          s.setInt(7, counts.added());
          s.setInt(8, counts.changed());
          s.setInt(9, counts.unchanged());
          s.setInt(10, counts.refused());
        });
  }

  @Override
  public void append(UUID id, List<RowResult> results) {
    database.update(
        """
        INSERT INTO import_row (import_id, line, worker_id, verdict, code, column_name, action)
        SELECT ?, * FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        """,
        s -> {
          s.setObject(1, id);
          setArray(s, 2, "bigint", results.stream().map(RowResult::line).toArray());
          setTexts(s, 3, texts(results, RowResult::workerId));
          setTexts(s, 4, texts(results, result -> result.verdict().name()));
          setTexts(s, 5, texts(results, of(fault -> fault.code().code())));
          setTexts(s, 6, texts(results, of(FileRow.Fault::column)));
          setTexts(s, 7, texts(results, of(FileRow.Fault::action)));
        });
  }

  /** Arrays for PostgreSQL may hold nulls, which immutable lists may not. */
  private static List<@Nullable String> texts(
      List<RowResult> results, Function<RowResult, @Nullable String> text) {
    @Nullable String[] texts = new @Nullable String[results.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text.apply(results.get(i));
    }
    return Arrays.asList(texts);
  }

  private static Function<RowResult, @Nullable String> of(
      Function<FileRow.Fault, @Nullable String> part) {
    return result -> {
      FileRow.Fault fault = result.fault();
      return fault == null ? null : part.apply(fault);
    };
  }

  @Override
  public Optional<Import> find(String source, UUID id) {
    return database
        .query(
            "SELECT * FROM import_file WHERE source = ? AND id = ?",
            s -> {
              s.setString(1, source);
              s.setObject(2, id);
            },
            PgImports::upload)
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Import> newest(String source) {
    return database
        .query(
            """
            SELECT * FROM import_file WHERE source = ?
            ORDER BY started_at DESC, completed_at DESC LIMIT 1
            """,
            s -> s.setString(1, source),
            PgImports::upload)
        .stream()
        .findFirst();
  }

  @Override
  public List<RowResult> rows(UUID id, RowSelection selection) {
    return database.query(
        "SELECT * FROM import_row WHERE import_id = ? AND (? OR verdict = 'REFUSED') ORDER BY line",
        s -> {
          s.setObject(1, id);
          s.setBoolean(2, selection == RowSelection.ALL);
        },
        PgImports::row);
  }

  @Override
  public void forget(Instant startedBefore) {
    database.update(
        "DELETE FROM import_file WHERE started_at < ?", s -> setTime(s, 1, startedBefore));
  }

  private static Import upload(ResultSet row) throws SQLException {
    return new Import(
        row.getObject("id", UUID.class),
        row.getString("source"),
        row.getString("fingerprint"),
        Objects.requireNonNull(Database.time(row, "started_at")),
        Database.time(row, "completed_at"),
        new RowCounts(
            row.getInt("row_count"),
            row.getInt("added"),
            row.getInt("changed"),
            row.getInt("unchanged"),
            row.getInt("refused")));
  }

  private static RowResult row(ResultSet row) throws SQLException {
    String code = row.getString("code");
    FileRow.Fault fault =
        code == null
            ? null
            : new FileRow.Fault(
                ReasonCode.valueOf(code), row.getString("column_name"), row.getString("action"));
    return new RowResult(
        row.getLong("line"),
        row.getString("worker_id"),
        RowResult.Verdict.valueOf(row.getString("verdict")),
        fault);
  }
}
