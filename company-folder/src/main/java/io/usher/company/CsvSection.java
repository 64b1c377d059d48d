// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import io.usher.company.CsvMapping.FieldMapping;
import io.usher.core.EmploymentStatus;
import io.usher.core.WorkerField;
import io.usher.core.WorkerType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** A source of type {@code csv}. */
final class CsvSection {

  private static final String COLUMN = "a column's header, or column: … , or constant: …";

  private CsvSection() {}

  static Source read(String name, Section section) {
    Source source =
        new Source.Csv(
            name,
            mapping(section.needSection("mapping")),
            section.get("encoding", Scalars.ENCODING, StandardCharsets.UTF_8),
            section.get("delimiter", Scalars.DELIMITER, ','),
            section.find("zone", Scalars.ZONE));
    section.end();
    return source;
  }

  private static CsvMapping mapping(Section section) {
    Map<WorkerField, FieldMapping> fields = new LinkedHashMap<>();
    for (String key : section.names()) {
      if (!key.equals("workerId") && !key.equals("customFields")) {
        WorkerFields.ofKey(section, key)
            .ifPresent(field -> fields.put(field, mapping(section, key, Optional.of(field))));
      }
    }
    return new CsvMapping(workerId(section), fields, customFields(section.maybe("customFields")));
  }

  private static CsvMapping.Column workerId(Section section) {
    if (!section.has("workerId")) {
      section.missing("workerId", "the column with the worker's id");
    } else if (mapping(section, "workerId", Optional.empty()) instanceof CsvMapping.Column column) {
      return column;
    } else {
      section.mistake("workerId", "a constant workerId", "the column with the worker's id");
    }
    return new CsvMapping.Column("missing", Map.of(), Optional.empty(), false);
  }

  private static Map<String, FieldMapping> customFields(Section section) {
    Map<String, FieldMapping> fields = new LinkedHashMap<>();
    section.names().forEach(key -> fields.put(key, mapping(section, key, Optional.empty())));
    return fields;
  }

  private static FieldMapping mapping(Section parent, String key, Optional<WorkerField> field) {
    Optional<Node> node = parent.node(key);
    if (node.isPresent() && node.get() instanceof MappingNode) {
      Section section = parent.needSection(key);
      FieldMapping mapping =
          section.has("constant") ? constant(section, field) : column(section, field);
      section.end();
      return mapping;
    }
    Scalar<String> header = new Scalar<>(COLUMN, "missing", Scalars.TEXT.parser());
    return new CsvMapping.Column(parent.need(key, header), Map.of(), Optional.empty(), false);
  }

  private static FieldMapping constant(Section section, Optional<WorkerField> field) {
    return new CsvMapping.Constant(section.need("constant", valueOf(field)));
  }

  private static FieldMapping column(Section section, Optional<WorkerField> field) {
    Map<String, String> words = new LinkedHashMap<>();
    Section map = section.maybe("map");
    map.names().forEach(word -> words.put(word, map.need(word, valueOf(field))));
    boolean date = field.filter(it -> it.kind() == WorkerField.Kind.DATE).isPresent();
    if (section.has("format") && !date) {
      section.keyMistake("format", "a format for a field that is no date", "no format");
    }
    return new CsvMapping.Column(
        section.need("column", Scalars.TEXT),
        words,
        section.find("format", Scalars.DATE_FORMAT),
        section.get("optional", Scalars.YES_OR_NO, false));
  }

  /** A value in our words: of the field's kind, as text. */
  private static Scalar<String> valueOf(Optional<WorkerField> field) {
    if (field.isEmpty()) {
      return Scalars.TEXT;
    }
    return switch (field.get().kind()) {
      case TEXT -> field.get() == WorkerField.COUNTRY_CODE ? Scalars.COUNTRY : Scalars.TEXT;
      case DATE ->
          new Scalar<>("a date such as 2026-01-31", "", text -> LocalDate.parse(text).toString());
      case EMPLOYMENT_STATUS -> names(Scalars.upper(EmploymentStatus.class));
      case WORKER_TYPE -> names(Scalars.upper(WorkerType.class));
    };
  }

  private static <E extends Enum<E>> Scalar<String> names(Scalar<E> kind) {
    return new Scalar<>(kind.expected(), "", text -> kind.parser().parse(text).name());
  }
}
