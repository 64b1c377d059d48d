// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import io.usher.company.CsvMapping.Column;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a cell may hold. Values are taken as they are or refused, never repaired: a leading plus is
 * a phone number and a lone hyphen a placeholder, but a name that begins like a formula is an
 * attack on whoever opens an export later (OWASP, CSV injection), and {@code #N/A} or {@code
 * 1,2E+05} is what a spreadsheet made of something else.
 */
final class CsvCell {

  private static final Set<WorkerField> NAMES_AND_TITLES =
      Set.of(
          WorkerField.FIRST_NAME,
          WorkerField.MIDDLE_NAME,
          WorkerField.LAST_NAME,
          WorkerField.PREFERRED_NAME,
          WorkerField.DISPLAY_NAME,
          WorkerField.JOB_TITLE);
  private static final Pattern FORMULA = Pattern.compile("[=@\uFF1D\uFF20].*", Pattern.DOTALL);
  private static final Pattern SPREADSHEET_ERROR =
      Pattern.compile("#(N/A|NV|REF!|VALUE!|WERT!|NAME\\?|DIV/0!|NUM!|NULL!|BEZUG!)");
  private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+");

  private CsvCell() {}

  /** An id, without outer blanks and with its leading zeros. */
  static String id(String cell, String column) {
    String id = cell.strip();
    if (id.isEmpty()) {
      throw new CsvRowFault(column, "Give every row the id of the worker");
    }
    if (SCIENTIFIC.matcher(id).matches() || SPREADSHEET_ERROR.matcher(id).matches()) {
      throw new CsvRowFault(column, "A spreadsheet has changed this id: format the column as text");
    }
    if (!WorkerKey.isWorkerId(id)) {
      throw new CsvRowFault(
          column,
          "An id is short (at most 128 characters) and has no line break or control character");
    }
    return id;
  }

  /** A text of a field, or of a custom field when the field is empty; mapped if there is a map. */
  static String text(String cell, Column column, Optional<WorkerField> field) {
    String text = cell.strip();
    if (SPREADSHEET_ERROR.matcher(text).matches()) {
      throw new CsvRowFault(column.column(), "A spreadsheet wrote an error here: mend the formula");
    }
    if (field.filter(NAMES_AND_TITLES::contains).isPresent() && FORMULA.matcher(text).matches()) {
      throw new CsvRowFault(column.column(), "A name or title may not begin like a formula");
    }
    return text.isEmpty() || column.map().isEmpty() ? text : mapped(text, column);
  }

  private static String mapped(String text, Column column) {
    for (Map.Entry<String, String> word : column.map().entrySet()) {
      if (word.getKey().strip().equalsIgnoreCase(text)) {
        return word.getValue();
      }
    }
    throw new CsvRowFault(
        column.column(), "Use one of the words in the map of this column, or add this one to it");
  }

  /** A date in the declared format, else ISO 8601. */
  static LocalDate date(String text, Column column) {
    DateTimeFormatter format = column.format().orElse(DateTimeFormatter.ISO_LOCAL_DATE);
    try {
      return LocalDate.parse(text, format);
    } catch (DateTimeException noDate) {
      throw new CsvRowFault(
          column.column(), "Write dates in the format that the mapping declares, as text");
    }
  }
}
