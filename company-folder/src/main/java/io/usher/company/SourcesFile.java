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

  private static final Scalar<Optional<Type>> TYPE = optionalType();

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
    Optional<Type> type = section.find("type", TYPE).flatMap(known -> known);
    if (!section.has("type")) {
      section.missing("type", "bamboohr or csv");
    }
    return type.map(
            known ->
                switch (known) {
                  case BAMBOOHR -> BambooHrSection.read(name, section);
                  case CSV -> CsvSection.read(name, section);
                })
        .orElseGet(() -> unknown(name));
  }

  /** The words of {@link Type}; a wrong one stays empty, because no type's keys can be expected. */
  private static Scalar<Optional<Type>> optionalType() {
    Scalar<Type> type = Scalars.kebab(Type.class);
    return new Scalar<>(
        type.expected(), Optional.empty(), text -> Optional.of(type.parser().parse(text)));
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
