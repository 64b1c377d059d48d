// SPDX-License-Identifier: Apache-2.0
package io.usher.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.usher.events.Contracts.Released;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every released version reads, and is read by, the current one: full transitive. */
class ReleasedVersionsTest {

  private static final SchemaValidator FULL_TRANSITIVE =
      new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

  static Stream<Topic> topics() {
    return Contracts.topics().stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void theCurrentSchemaAndEveryReleasedVersionReadEachOther(Topic topic) {
    List<Schema> released =
        Contracts.released(topic).stream().map(Released::schema).toList().reversed();

    assertThatCode(() -> FULL_TRANSITIVE.validate(Contracts.current(topic), released))
        .as(
            "%s: old consumers must read new records and new consumers old ones. Add fields with a"
                + " default; never rename, retype or remove one. What cannot be said so needs a new"
                + " topic (v2).",
            topic.topicName())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void theNewestReleasedVersionIsTheCurrentSchema(Topic topic) {
    List<Released> released = Contracts.released(topic);
    int next = released.isEmpty() ? 1 : released.getLast().version() + 1;
    String file = topic.topicName() + "/" + next + ".avsc";
    String current = Contracts.currentText(topic);
    Schema newest = released.isEmpty() ? null : released.getLast().schema();
    boolean same = newest != null && sameWithDocs(newest, current);
    Path candidate =
        same ? Path.of("-") : Contracts.leave("released/" + file, current.getBytes(UTF_8));

    assertThat(same)
        .as(
            "The schema of %s differs from its newest released version. If that is intended,"
                + " release version %d: copy schemas/%s to schemas/%s, run this test again, and copy"
                + " the golden samples that GoldenSamplesTest then leaves.",
            topic.topicName(), next, candidate, Contracts.RELEASED.resolve(file))
        .isTrue();
  }

  private static boolean sameWithDocs(Schema released, String current) {
    return released.toString().equals(Contracts.parse(current).toString());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void versionsAreNumberedWithoutGaps(Topic topic) {
    List<Released> released = Contracts.released(topic);

    for (int i = 0; i < released.size(); i++) {
      assertThat(released.get(i).version()).isEqualTo(i + 1);
    }
  }

  @Test
  void theGateLetsANewOptionalFieldAndANewSymbolPass() {
    Schema before = schema("", "\"UNKNOWN\",\"A\"");
    Schema after =
        schema(
            ",{\"name\":\"added\",\"type\":[\"null\",\"string\"],\"default\":null}",
            "\"UNKNOWN\",\"A\",\"B\"");

    assertThatCode(() -> FULL_TRANSITIVE.validate(after, List.of(before)))
        .doesNotThrowAnyException();
  }

  @Test
  void theGateStopsANewFieldWithoutADefault() {
    Schema before = schema("", "\"UNKNOWN\"");
    Schema after = schema(",{\"name\":\"added\",\"type\":\"string\"}", "\"UNKNOWN\"");

    assertThatExceptionOfType(SchemaValidationException.class)
        .isThrownBy(() -> FULL_TRANSITIVE.validate(after, List.of(before)));
    assertThatExceptionOfType(SchemaValidationException.class)
        .isThrownBy(() -> FULL_TRANSITIVE.validate(before, List.of(after)));
  }

  private static Schema schema(String moreFields, String symbols) {
    return Contracts.parse(
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"e\",\"type\":{\"type\":\"enum\","
            + "\"name\":\"E\",\"symbols\":["
            + symbols
            + "],\"default\":\"UNKNOWN\"},\"default\":\"UNKNOWN\"}"
            + moreFields
            + "]}");
  }
}
