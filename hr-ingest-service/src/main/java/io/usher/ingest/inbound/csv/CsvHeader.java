// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import io.usher.core.ReasonCode;
import io.usher.ingest.domain.FileRefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** The header row: which column stands where. Names are trimmed and compared without case. */
final class CsvHeader {

  private final Map<String, Integer> positions;
  private final int width;

  private CsvHeader(Map<String, Integer> positions, int width) {
    this.positions = Map.copyOf(positions);
    this.width = width;
  }

  /**
   * @param cells of the first row; blank ones (spreadsheets leave some at the end) have no name
   * @throws FileRefusedException when two columns have the same name
   */
  static CsvHeader of(List<String> cells) throws FileRefusedException {
    Map<String, Integer> positions = new HashMap<>();
    Set<String> twice = new TreeSet<>();
    for (int i = 0; i < cells.size(); i++) {
      String name = normal(cells.get(i));
      if (!name.isEmpty() && positions.putIfAbsent(name, i) != null) {
        twice.add(cells.get(i).strip());
      }
    }
    if (!twice.isEmpty()) {
      throw new FileRefusedException(
          ReasonCode.CSV_HEADER,
          "The header names columns twice: " + twice,
          "Give each column a name of its own");
    }
    return new CsvHeader(positions, cells.size());
  }

  /** How many cells every row must have. */
  int width() {
    return width;
  }

  /** Where the column stands. */
  OptionalInt position(String column) {
    Integer position = positions.get(normal(column));
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  private static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
