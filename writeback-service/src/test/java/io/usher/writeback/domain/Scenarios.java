// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.usher.core.LifecycleStage;
import io.usher.core.OutcomeStatus;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.writeback.domain.DirectoryFact.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;

/** Scenario files as values of the domain. */
final class Scenarios {

  static final WorkerKey ADA = new WorkerKey("bamboo", "17");
  static final long ADMITTED = 9;
  static final long DIRECTORY = 4;

  private Scenarios() {}

  static Stream<Named<JsonNode>> of(String file) {
    try (InputStream in = Scenarios.class.getResourceAsStream("/scenarios/" + file)) {
      return elements(new YAMLMapper().readTree(in))
          .map(scenario -> Named.of(scenario.path("name").asText(), scenario))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DirectoryFact directory(JsonNode given) {
    Account account =
        new Account(
            "ada@corp.example",
            Optional.ofNullable(given.get("mail")).map(JsonNode::asText),
            given.path("mailbox").asText().equals("ready"));
    return new DirectoryFact(
        ADA,
        DIRECTORY,
        ADMITTED,
        LifecycleStage.valueOf(given.path("stage").asText("ACTIVE")),
        OutcomeStatus.valueOf(given.path("status").asText()),
        given.has("account") ? Optional.empty() : Optional.of(account),
        reasons(given.path("reasons")));
  }

  static List<AppFact> apps(JsonNode given) {
    return given.properties().stream().map(app -> app(app.getKey(), app.getValue())).toList();
  }

  private static AppFact app(String name, JsonNode given) {
    return new AppFact(
        name,
        1,
        given.path("follows").asLong(),
        OutcomeStatus.valueOf(given.path("status").asText()),
        given.path("settled").asBoolean(),
        reasons(given.path("reasons")));
  }

  static List<Reason> reasons(JsonNode codes) {
    return elements(codes)
        .map(code -> Reason.of(ReasonCode.valueOf(code.asText()), "why"))
        .toList();
  }

  static Map<String, String> texts(JsonNode given) {
    Map<String, String> texts = new TreeMap<>();
    given.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  static Map<String, OwnValue> own(JsonNode given) {
    Map<String, OwnValue> own = new TreeMap<>();
    given
        .properties()
        .forEach(
            field ->
                own.put(
                    field.getKey(),
                    new OwnValue(
                        text(field.getValue(), "confirmed"),
                        text(field.getValue(), "attempted"),
                        1,
                        1,
                        Optional.empty())));
    return own;
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).map(JsonNode::asText);
  }

  static List<String> names(JsonNode list) {
    return elements(list).map(JsonNode::asText).sorted().toList();
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
