// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound.csv;

import io.usher.company.CsvMapping;
import io.usher.company.CsvMapping.Column;
import io.usher.company.CsvMapping.Constant;
import io.usher.company.CsvMapping.FieldMapping;
import io.usher.core.EmploymentStatus;
import io.usher.core.ReasonCode;
import io.usher.core.Worker;
import io.usher.core.WorkerField;
import io.usher.core.WorkerKey;
import io.usher.core.WorkerType;
import io.usher.ingest.domain.FileRefusedException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * From a row to the canonical worker, for one source and one header. Pure.
 *
 * <p>A field without a mapping and an optional column that the file does not have are absent; an
 * empty cell is empty. A word for status or kind of worker that nobody knows is empty too, and
 * validation-service holds the person for it.
 */
final class CsvRowMapping {

  private final String source;
  private final CsvMapping mapping;
  private final CsvHeader header;

  private CsvRowMapping(String source, CsvMapping mapping, CsvHeader header) {
    this.source = source;
    this.mapping = mapping;
    this.header = header;
  }

  /**
   * @throws FileRefusedException when the header lacks a column that is not optional
   */
  static CsvRowMapping of(String source, CsvMapping mapping, CsvHeader header)
      throws FileRefusedException {
    Set<String> missing = new TreeSet<>();
    requireColumn(mapping.workerId(), header, missing);
    mapping.fields().values().forEach(field -> requireColumn(field, header, missing));
    mapping.customFields().values().forEach(field -> requireColumn(field, header, missing));
    if (!missing.isEmpty()) {
      throw new FileRefusedException(
          ReasonCode.CSV_HEADER,
          "The header lacks " + missing,
          "Add the columns, correct the mapping of the source, or check its delimiter");
    }
    return new CsvRowMapping(source, mapping, header);
  }

  private static void requireColumn(FieldMapping field, CsvHeader header, Set<String> missing) {
    if (field instanceof Column column
        && !column.optional()
        && header.position(column.column()).isEmpty()) {
      missing.add(column.column());
    }
  }

  /**
   * The id of a row.
   *
   * @throws CsvRowFault when there is none
   */
  String id(CsvRow row) {
    String column = mapping.workerId().column();
    return CsvCell.id(cell(row, column).orElse(""), column);
  }

  /**
   * The worker of a row.
   *
   * @throws CsvRowFault when a cell cannot be used
   */
  Worker worker(CsvRow row) {
    Worker.Builder worker = Worker.of(new WorkerKey(source, id(row)));
    Arrays.stream(WorkerField.values()).forEach(worker::absent);
    mapping.fields().forEach((field, feed) -> put(worker, field, feed, row));
    mapping.customFields().forEach((name, feed) -> putCustom(worker, name, feed, row));
    return worker.build();
  }

  private void put(Worker.Builder worker, WorkerField field, FieldMapping feed, CsvRow row) {
    switch (feed) {
      case Constant constant -> worker.put(field, value(field, constant.constant(), null));
      case Column column -> {
        Optional<String> cell = cell(row, column.column());
        if (cell.isPresent()) {
          String text = CsvCell.text(cell.get(), column, Optional.of(field));
          worker.put(field, value(field, text, column));
        }
      }
    }
  }

  private void putCustom(Worker.Builder worker, String name, FieldMapping feed, CsvRow row) {
    switch (feed) {
      case Constant constant -> worker.custom(name, constant.constant());
      case Column column ->
          cell(row, column.column())
              .ifPresent(cell -> worker.custom(name, CsvCell.text(cell, column, Optional.empty())));
    }
  }

  private static @Nullable Object value(WorkerField field, String text, @Nullable Column column) {
    if (text.isEmpty()) {
      return null;
    }
    return switch (field.kind()) {
      case TEXT -> text;
      case DATE -> column == null ? LocalDate.parse(text) : CsvCell.date(text, column);
      case EMPLOYMENT_STATUS ->
          symbol(EmploymentStatus.class, text, EmploymentStatus.UNKNOWN).orElse(null);
      case WORKER_TYPE -> symbol(WorkerType.class, text, WorkerType.UNKNOWN).orElse(null);
    };
  }

  /** The symbol of that name, in any case; empty for an unknown one. */
  private static <E extends Enum<E>> Optional<E> symbol(Class<E> type, String text, E unknown) {
    String name = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(symbol -> symbol.name().equals(name) && symbol != unknown)
        .findFirst();
  }

  private Optional<String> cell(CsvRow row, String column) {
    OptionalInt position = header.position(column);
    return position.isPresent()
        ? Optional.of(row.cells().get(position.getAsInt()))
        : Optional.empty();
  }
}
