// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import io.usher.company.Source;
import io.usher.core.ReasonCode;
import io.usher.ingest.domain.FileRefusedException;
import io.usher.ingest.domain.FileRow;
import io.usher.ingest.domain.FileSource.WorkerFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read once as a whole: every byte, quote and row boundary is sound, and it is
 * known which ids it holds more than once. Reading it again gives the rows.
 */
final class CsvFile implements WorkerFile {

  private final Source.Csv source;
  private final CsvConfig limits;
  private final CsvText text;
  private final CsvHeader header;
  private final CsvRowMapping mapping;
  private final Map<String, Integer> rowsPerId;

  private CsvFile(Source.Csv source, CsvConfig limits, CsvText text, CsvRows rows)
      throws FileRefusedException {
    this.source = source;
    this.limits = limits;
    this.text = text;
    this.header = CsvHeader.of(rows.next().cells());
    this.mapping = CsvRowMapping.of(source.name(), source.mapping(), header);
    this.rowsPerId = rowsPerId(rows);
  }

  static CsvFile open(Source.Csv source, CsvConfig limits, byte[] content)
      throws FileRefusedException {
    CsvText text = CsvText.of(content, source.encoding());
    try (CsvRows rows = new CsvRows(text, source.delimiter(), limits.maxColumns())) {
      if (!rows.hasNext()) {
        throw empty();
      }
      return new CsvFile(source, limits, text, rows);
    } catch (CsvRows.BrokenQuotes broken) {
      throw broken.asRefusal();
    }
  }

  private Map<String, Integer> rowsPerId(CsvRows rows) throws FileRefusedException {
    Map<String, Integer> counts = new HashMap<>();
    int count = 0;
    while (rows.hasNext()) {
      CsvRow row = rows.next();
      count++;
      if (count > limits.maxRows()) {
        throw new FileRefusedException(
            ReasonCode.BODY_TOO_LARGE,
            "The file has more than " + limits.maxRows() + " rows",
            "Send it in parts: a file never says that somebody who is not in it has left");
      }
      String id = idOrNull(row);
      if (id != null) {
        counts.merge(id, 1, Integer::sum);
      }
    }
    if (count == 0) {
      throw empty();
    }
    return counts;
  }

  private static FileRefusedException empty() {
    return new FileRefusedException(
        ReasonCode.CSV_EMPTY, "The file has no row", "Send a header and at least one row");
  }

  private @Nullable String idOrNull(CsvRow row) {
    if (row.cells().size() != header.width()) {
      return null;
    }
    try {
      return mapping.id(row);
    } catch (CsvRowFault noId) {
      return null;
    }
  }

  @Override
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(source.toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(text.content()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public void rows(Consumer<FileRow> consumer) {
    try (CsvRows rows = new CsvRows(text, source.delimiter(), limits.maxColumns())) {
      rows.next();
      while (rows.hasNext()) {
        consumer.accept(read(rows.next()));
      }
    }
  }

  private FileRow read(CsvRow row) {
    if (row.cells().size() != header.width()) {
      return bad(row, null, raggedRow());
    }
    String id = idOrNull(row);
    if (id != null && rowsPerId.getOrDefault(id, 0) > 1) {
      return bad(row, id, duplicateId());
    }
    if (row.cells().stream().anyMatch(cell -> cell.length() > limits.maxCellChars())) {
      String action = "Shorten the cell with more than " + limits.maxCellChars() + " characters";
      return bad(row, id, new FileRow.Fault(ReasonCode.CSV_VALUE_INVALID, null, action));
    }
    try {
      return new FileRow.Good(row.line(), mapping.worker(row));
    } catch (CsvRowFault fault) {
      return bad(row, id, fault.fault());
    }
  }

  private FileRow.Fault raggedRow() {
    return new FileRow.Fault(
        ReasonCode.CSV_ROW_RAGGED,
        null,
        "Give the row as many cells as the header has ("
            + header.width()
            + "), and quote cells that hold the delimiter");
  }

  private FileRow.Fault duplicateId() {
    return new FileRow.Fault(
        ReasonCode.CSV_DUPLICATE_ID,
        source.mapping().workerId().column(),
        "Leave one row for each worker");
  }

  private static FileRow bad(CsvRow row, @Nullable String id, FileRow.Fault fault) {
    return new FileRow.Bad(row.line(), id, fault);
  }
}
