// SPDX-License-Identifier: Apache-2.0
package io.usher.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The tables of docs/events.md are made from the catalogue and the schemas. */
class EventsPageTest {

  private static final Path PAGE = Path.of("../docs/events.md");
  private static final String END = "<!-- end -->";

  @Test
  void thePageHasTheTablesOfTheCurrentSchemas() {
    String page = Contracts.read(PAGE);

    String expected = withTables(page);

    Path candidate = Contracts.leave("events.md", expected.getBytes(UTF_8));
    assertThat(page)
        .as("docs/events.md is not up to date: copy schemas/%s over it", candidate)
        .isEqualTo(expected);
  }

  private static String withTables(String page) {
    String result = replace(page, "<!-- topics -->", marker -> topicTable());
    for (Schema schema : Contracts.named().values()) {
      String marker = "<!-- " + schema.getName() + " -->";
      assertThat(result)
          .as("docs/events.md has a section for each record and enum")
          .contains(marker);
      result = replace(result, marker, ignored -> table(schema));
    }
    return result;
  }

  private static String replace(String page, String marker, UnaryOperator<String> table) {
    return Pattern.compile(Pattern.quote(marker) + ".*?" + Pattern.quote(END), Pattern.DOTALL)
        .matcher(page)
        .replaceFirst(Matcher.quoteReplacement(marker + "\n" + table.apply(marker) + "\n" + END));
  }

  private static String topicTable() {
    return Arrays.stream(Topic.values())
        .map(EventsPageTest::topicRow)
        .collect(
            Collectors.joining(
                "\n",
                """
                | topic | record | `ce_type` | partitions | kept | private |
                |---|---|---|---|---|---|
                """,
                ""));
  }

  private static String topicRow(Topic topic) {
    return "| `%s` | %s | %s | %d | %d days | %s |"
        .formatted(
            topic.topicName(),
            topic.schema().map(s -> "`" + s.getName() + "`").orElse("raw bytes"),
            topic.eventType().map(type -> "`" + type + "`").orElse("–"),
            topic.partitions(),
            topic.retention().toDays(),
            topic.containsPrivateData() ? "yes" : "no");
  }

  private static String table(Schema schema) {
    if (schema.getType() == Schema.Type.ENUM) {
      return schema.getDoc()
          + "\n\nSymbols: "
          + schema.getEnumSymbols().stream().collect(Collectors.joining("`, `", "`", "`"))
          + ".";
    }
    return schema.getFields().stream()
        .map(f -> "| `%s` | %s | %s |".formatted(f.name(), type(f.schema()), cell(f.doc())))
        .collect(
            Collectors.joining(
                "\n",
                schema.getDoc()
                    + """


                    | field | type | meaning |
                    |---|---|---|
                    """,
                ""));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String type(Schema schema) {
    if (schema.getLogicalType() != null) {
      return schema.getLogicalType().getName();
    }
    return switch (schema.getType()) {
      case RECORD, ENUM -> "`" + schema.getName() + "`";
      case UNION -> type(schema.getTypes().getLast()) + " or null";
      case ARRAY -> "list of " + type(schema.getElementType());
      case MAP -> "map to " + type(schema.getValueType());
      default -> schema.getType().getName();
    };
  }
}
