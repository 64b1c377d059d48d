// SPDX-License-Identifier: Apache-2.0
package io.usher.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaRulesTest {

  private static final Set<String> PRIVATE_FIELDS =
      Set.of("personalEmail", "mobilePhone", "workPhone");

  @Test
  void everyRecordAndFieldIsDocumented() {
    List<String> undocumented = new ArrayList<>();
    Contracts.named()
        .forEach(
            (name, schema) -> {
              check(name, schema.getDoc(), undocumented);
              if (schema.getType() == Schema.Type.RECORD) {
                schema
                    .getFields()
                    .forEach(f -> check(name + "." + f.name(), f.doc(), undocumented));
              }
            });

    assertThat(undocumented).as("name what it is, its unit, format and source").isEmpty();
  }

  private static void check(String name, String doc, List<String> undocumented) {
    if (doc == null || doc.isBlank()) {
      undocumented.add(name);
    }
  }

  @Test
  void everyEnumFallsBackToUnknown() {
    Contracts.named().values().stream()
        .filter(schema -> schema.getType() == Schema.Type.ENUM)
        .forEach(
            schema -> {
              assertThat(schema.getEnumDefault()).as(schema.getName()).isEqualTo("UNKNOWN");
              assertThat(schema.getEnumSymbols().getFirst()).isEqualTo("UNKNOWN");
            });
  }

  @Test
  void everyOptionalFieldAndEveryEnumFieldHasADefault() {
    Contracts.named().values().stream()
        .filter(schema -> schema.getType() == Schema.Type.RECORD)
        .flatMap(schema -> schema.getFields().stream())
        .forEach(
            field -> {
              if (field.schema().isNullable()) {
                assertThat(field.schema().getTypes().getFirst().getType())
                    .as(field.name())
                    .isEqualTo(Schema.Type.NULL);
                assertThat(field.hasDefaultValue()).as(field.name()).isTrue();
              }
              if (field.schema().getType() == Schema.Type.ENUM) {
                assertThat(field.defaultVal()).as(field.name()).isEqualTo("UNKNOWN");
              }
            });
  }

  @Test
  void onlyPrivateTopicsCarryPrivateContactData() {
    for (Topic topic : Contracts.topics()) {
      Map<String, Schema> used = new LinkedHashMap<>();
      Contracts.collect(Contracts.current(topic), used);
      boolean carries =
          used.values().stream()
              .filter(schema -> schema.getType() == Schema.Type.RECORD)
              .flatMap(schema -> schema.getFields().stream())
              .anyMatch(field -> PRIVATE_FIELDS.contains(field.name()));

      assertThat(carries).as(topic.topicName()).isEqualTo(topic.containsPrivateData());
    }
  }

  @Test
  void everyRecordNamesItsTopic() {
    for (Topic topic : Contracts.topics()) {
      assertThat(Contracts.current(topic).getDoc()).startsWith("Topic " + topic.topicName() + ". ");
    }
  }

  @Test
  void everySchemaFileIsUsedByATopicOfTheCatalogue() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/avro"))) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".avsc", "")).toList();

      assertThat(Contracts.named().keySet()).containsAll(names);
    }
  }

  @Test
  void namesInTheCatalogueAreUniqueAndOfOneShape() {
    assertThat(Topic.values())
        .extracting(Topic::topicName)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("usher\\.[a-z-]+\\.[a-z-]+\\.v[0-9]+"));
    assertThat(Contracts.topics())
        .extracting(topic -> topic.eventType().orElse("none"))
        .doesNotHaveDuplicates()
        .allMatch(type -> type.matches("io\\.usher\\.[a-z]+\\.[a-z-]+\\.v[0-9]+"));
  }
}
