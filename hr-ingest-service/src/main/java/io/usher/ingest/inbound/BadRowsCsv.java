// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.usher.ingest.domain.FileRow;
import io.usher.ingest.domain.RowResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bad rows as CSV that a spreadsheet can open safely: every cell is quoted, and one that begins
 * like a formula gets an apostrophe in front, after <a
 * href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP's advice</a>.
 */
final class BadRowsCsv {

  /** Also the full-width forms, which spreadsheets take for the plain ones. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private BadRowsCsv() {}

  static String of(List<RowResult> results) {
    Stream<String> header = Stream.of(row("line", "workerId", "code", "column", "whatToDo"));
    return Stream.concat(header, results.stream().map(BadRowsCsv::row))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String row(RowResult result) {
    FileRow.Fault fault = result.fault();
    String line = Long.toString(result.line());
    return fault == null
        ? row(line, result.workerId(), null, null, null)
        : row(line, result.workerId(), fault.code().code(), fault.column(), fault.action());
  }

  private static String row(@Nullable String... cells) {
    return Stream.of(cells).map(BadRowsCsv::cell).collect(Collectors.joining(","));
  }

  private static String cell(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return "\"\"";
    }
    String safe = FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
