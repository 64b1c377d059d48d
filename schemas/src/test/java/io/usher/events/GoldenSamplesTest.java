// SPDX-License-Identifier: Apache-2.0
package io.usher.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.usher.events.Contracts.Released;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that an earlier version wrote decode for ever, to the same values. */
class GoldenSamplesTest {

  record Golden(Topic topic, int version, String name, Schema writer) {
    Path file(String extension) {
      return Contracts.GOLDEN
          .resolve(topic.topicName())
          .resolve(version + "-" + name + "." + extension);
    }

    @Override
    public String toString() {
      return topic.topicName() + " " + version + "-" + name;
    }
  }

  static Stream<Golden> samples() {
    return Contracts.topics().stream()
        .flatMap(
            topic -> Contracts.released(topic).stream().flatMap(version -> both(topic, version)));
  }

  private static Stream<Golden> both(Topic topic, Released released) {
    return Stream.of("full", "minimal")
        .map(name -> new Golden(topic, released.version(), name, released.schema()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aGoldenSampleDecodesToTheSameValues(Golden golden) throws IOException {
    assertThat(golden.file("avro"))
        .as("A released version has golden samples: copy schemas/%s", candidate(golden))
        .exists();
    JsonNode expected = Contracts.JSON.readTree(Contracts.read(golden.file("json")));

    JsonNode decoded = decode(golden, Files.readAllBytes(golden.file("avro")));

    assertThat(missing("", expected, decoded)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aFullSampleSetsEveryFieldAndAMinimalOneNone(Golden golden) throws IOException {
    JsonNode values = Contracts.JSON.readTree(Contracts.read(golden.file("json")));

    switch (golden.name()) {
      case "full" ->
          assertThat(values.toString()).doesNotContain("null", "[]", "{}", "\"UNKNOWN\"");
      default -> assertThat(values.toString()).containsAnyOf("null", "[]");
    }
  }

  /** Reads as a consumer of today does: with the generated record. */
  private static JsonNode decode(Golden golden, byte[] bytes) throws IOException {
    SpecificDatumReader<SpecificRecord> reader =
        new SpecificDatumReader<>(golden.writer(), golden.topic().schema().orElseThrow());
    SpecificRecord record = reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    return Contracts.JSON.readTree(record.toString());
  }

  /** Paths of what is expected and not there; what a newer version added is fine. */
  private static List<String> missing(String path, JsonNode expected, JsonNode actual) {
    if (expected.isObject()) {
      return expected.properties().stream()
          .flatMap(
              e -> missing(path + "/" + e.getKey(), e.getValue(), actual.path(e.getKey())).stream())
          .toList();
    }
    if (expected.isArray() && expected.size() == actual.size()) {
      return Stream.iterate(0, i -> i < expected.size(), i -> i + 1)
          .flatMap(i -> missing(path + "/" + i, expected.get(i), actual.get(i)).stream())
          .toList();
    }
    return expected.equals(actual) ? List.of() : List.of(path);
  }

  private static Path candidate(Golden golden) throws IOException {
    if (Files.exists(golden.file("avro"))) {
      return Path.of("-");
    }
    var record =
        "full".equals(golden.name())
            ? SampleRecords.full(golden.writer())
            : SampleRecords.minimal(golden.writer());
    String folder = "golden/" + golden.topic().topicName() + "/" + golden.version() + "-";
    byte[] bytes = SampleRecords.bytes(record);
    Contracts.leave(
        folder + golden.name() + ".json",
        (decode(golden, bytes).toPrettyString() + "\n").getBytes(UTF_8));
    return Contracts.leave(folder + golden.name() + ".avro", bytes);
  }
}
