// SPDX-License-Identifier: Apache-2.0
package io.usher.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document says what the catalogue says. */
class AsyncApiTest {

  private static final Path DOCUMENT = Path.of("src/main/resources/asyncapi.yaml");

  private static JsonNode document = Contracts.JSON.nullNode();

  @BeforeAll
  static void reads() throws IOException {
    document = new YAMLMapper().readTree(Contracts.read(DOCUMENT));
  }

  @Test
  void itIsAsyncApi3() {
    assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
  }

  @Test
  void itHasTheTopicsOfTheCatalogueAndNoOther() {
    assertThat(document.path("channels").properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Topic.values()).map(Topic::topicName).toList());
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void aChannelIsConfiguredAsItsTopic(Topic topic) {
    JsonNode channel = document.path("channels").path(topic.topicName());
    JsonNode kafka = channel.path("bindings").path("kafka");

    assertThat(channel.path("address").asText()).isEqualTo(topic.topicName());
    assertThat(channel.path("x-private").asBoolean()).isEqualTo(topic.containsPrivateData());
    assertThat(kafka.path("topic").asText()).isEqualTo(topic.topicName());
    assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
    assertThat(kafka.at("/topicConfiguration/retention.ms").asLong())
        .isEqualTo(topic.retention().toMillis());
    assertThat(kafka.at("/topicConfiguration/cleanup.policy/0").asText())
        .isEqualTo(topic.cleanupPolicy());
  }

  static Stream<Topic> topics() {
    return Contracts.topics().stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aMessageNamesItsTypeAndTheNewestReleasedSchema(Topic topic) {
    String record = topic.schema().orElseThrow().getName();
    JsonNode message = document.path("components").path("messages").path(record);
    int newest = Contracts.released(topic).getLast().version();
    String schema = message.path("payload").path("schema").path("$ref").asText();

    assertThat(document.path("channels").path(topic.topicName()).path("messages").has(record))
        .isTrue();
    assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asText())
        .isEqualTo(topic.eventType().orElseThrow());
    assertThat(schema).isEqualTo("./released/" + topic.topicName() + "/" + newest + ".avsc");
    assertThat(DOCUMENT.resolveSibling(schema)).exists();
  }

  @Test
  void everyLocalReferenceLeadsSomewhere() {
    List<String> dangling =
        document.findValuesAsText("$ref").stream()
            .filter(ref -> ref.startsWith("#/"))
            .filter(ref -> document.at(ref.substring(1)).isMissingNode())
            .toList();

    assertThat(dangling).isEmpty();
  }
}
