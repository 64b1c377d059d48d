// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.core.WorkerField;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * Which column of a file feeds which field.
 *
 * @param workerId column with the worker's id
 * @param fields what feeds each worker field; a field that is not named is absent, not empty
 * @param customFields what feeds each further field, by our name
 */
public record CsvMapping(
    Column workerId,
    Map<WorkerField, FieldMapping> fields,
    Map<String, FieldMapping> customFields) {

  public CsvMapping {
    fields = Copies.ordered(fields);
    customFields = Copies.ordered(customFields);
  }

  /** What feeds one field. */
  public sealed interface FieldMapping {}

  /**
   * A column of the file.
   *
   * @param column its header
   * @param map HR's words and ours; empty means that the text is taken as it is. A text that the
   *     map does not know is a mistake of that row
   * @param format of a date; empty means ISO 8601 ({@code 2026-01-31})
   * @param optional true when the file may come without this column: the field is then absent
   */
  public record Column(
      String column, Map<String, String> map, Optional<DateTimeFormatter> format, boolean optional)
      implements FieldMapping {

    public Column {
      map = Copies.ordered(map);
    }
  }

  /**
   * The same value for every row, in our words (for example {@code ACTIVE}).
   *
   * @param constant the value
   */
  public record Constant(String constant) implements FieldMapping {}
}
