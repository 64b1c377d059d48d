// SPDX-License-Identifier: Apache-2.0
package io.usher.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The contracts as files and as schemas, for the tests that guard them. */
final class Contracts {

  static final Path RELEASED = Path.of("src/main/resources/released");
  static final Path GOLDEN = Path.of("src/main/resources/golden");

  /** Where a test leaves what the files should be. */
  static final Path CANDIDATES = Path.of("target/candidates");

  static final ObjectMapper JSON = new ObjectMapper();

  private Contracts() {}

  /** The topics that carry a record. */
  static List<Topic> topics() {
    return Arrays.stream(Topic.values()).filter(topic -> topic.schema().isPresent()).toList();
  }

  /** The topic's current schema, without what only the Java code generator knows. */
  static Schema current(Topic topic) {
    return parse(currentText(topic));
  }

  static String currentText(Topic topic) {
    try {
      JsonNode tree = JSON.readTree(topic.schema().orElseThrow().toString());
      withoutJavaHints(tree);
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void withoutJavaHints(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("avro.java.string");
      for (String name : fieldNames(object)) {
        withoutJavaHints(object.get(name));
        object.set(name, plain(object.get(name)));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        withoutJavaHints(array.get(i));
        array.set(i, plain(array.get(i)));
      }
    }
  }

  /** {@code {"type": "string"}} is {@code "string"}. */
  private static JsonNode plain(JsonNode node) {
    return node.isObject() && node.size() == 1 && node.path("type").isTextual()
        ? node.get("type")
        : node;
  }

  private static List<String> fieldNames(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Released versions of a topic's schema, oldest first. */
  static List<Released> released(Topic topic) {
    Path folder = RELEASED.resolve(topic.topicName());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> new Released(versionOf(file), parse(read(file))))
          .sorted(Comparator.comparingInt(Released::version))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Released(int version, Schema schema) {}

  private static int versionOf(Path file) {
    return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
  }

  /** All records and enums that the topics use, by name. */
  static Map<String, Schema> named() {
    Map<String, Schema> found = new LinkedHashMap<>();
    topics().forEach(topic -> collect(current(topic), found));
    return found;
  }

  static void collect(Schema schema, Map<String, Schema> found) {
    switch (schema.getType()) {
      case RECORD -> {
        if (found.putIfAbsent(schema.getName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), found));
        }
      }
      case ENUM -> found.putIfAbsent(schema.getName(), schema);
      case UNION -> schema.getTypes().forEach(type -> collect(type, found));
      case ARRAY -> collect(schema.getElementType(), found);
      case MAP -> collect(schema.getValueType(), found);
      default -> {}
    }
  }

  static Schema parse(String text) {
    return new Schema.Parser().parse(text);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves a file under {@link #CANDIDATES} and returns where. */
  static Path leave(String name, byte[] content) {
    try {
      Path file = CANDIDATES.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
