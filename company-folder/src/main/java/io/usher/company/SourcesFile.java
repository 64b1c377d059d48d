// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code sources.yaml}. */
final class SourcesFile {

  private enum Type {
    BAMBOOHR,
    CSV
  }

  private static final Scalar<Type> TYPE = Scalars.kebab(Type.class);

  private SourcesFile() {}

  static Map<String, Source> read(Section file) {
    Section sources = file.needSection("sources");
    Map<String, Source> result = new LinkedHashMap<>();
    for (String name : sources.names()) {
      Names.check(sources, name, "a source's name");
      result.put(name, source(name, sources.needSection(name)));
    }
    if (result.isEmpty()) {
      file.mistake("sources", "sources with nothing", "at least one HR system");
    }
    file.end();
    return result;
  }

  private static Source source(String name, Section section) {
    Optional<Type> type = section.find("type", TYPE);
    if (type.isEmpty()) {
      section.missing("type", "bamboohr or csv");
    }
    return switch (type.orElse(Type.CSV)) {
      case BAMBOOHR -> BambooHrSection.read(name, section);
      case CSV -> type.isEmpty() ? unknown(name) : CsvSection.read(name, section);
    };
  }

  private static Source unknown(String name) {
    return new Source.Csv(
        name,
        new CsvMapping(
            new CsvMapping.Column("missing", Map.of(), Optional.empty(), false),
            Map.of(),
            Map.of()),
        StandardCharsets.UTF_8,
        ',',
        Optional.empty());
  }
}
