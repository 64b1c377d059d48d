// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import java.util.List;

/**
 * One row as it stands in the file.
 *
 * @param line on which it begins
 * @param cells as they stand there
 */
record CsvRow(long line, List<String> cells) {

  CsvRow {
    cells = List.copyOf(cells);
  }

  /** Rows of empty cells are what spreadsheets leave behind. */
  boolean blank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** Holds personal data: tells the line only. */
  @Override
  public String toString() {
    return "CsvRow[line " + line + "]";
  }
}
