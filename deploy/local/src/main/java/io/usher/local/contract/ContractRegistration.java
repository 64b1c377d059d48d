// SPDX-License-Identifier: Apache-2.0
package io.usher.local.contract;

import io.usher.events.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The deployment step {@code register}: every topic and every schema of the catalogue. */
public final class ContractRegistration {

  /**
   * What there is now.
   *
   * @param newTopics topics that this run made
   * @param schemas every schema of the catalogue with its version and id
   */
  public record Result(List<String> newTopics, List<SchemaRegistration.Registered> schemas) {
    public Result {
      newTopics = List.copyOf(newTopics);
      schemas = List.copyOf(schemas);
    }
  }

  private final TopicRegistration topics;
  private final SchemaRegistration schemas;

  /**
   * @param topics makes topics on the broker
   * @param schemas registers schemas in the registry
   */
  public ContractRegistration(TopicRegistration topics, SchemaRegistration schemas) {
    this.topics = topics;
    this.schemas = schemas;
  }

  /** Makes everything that is missing; a second run changes nothing. */
  public Result register() {
    List<SchemaRegistration.Registered> registered = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      topic
          .schema()
          .ifPresent(schema -> registered.add(schemas.register(topic.topicName(), schema)));
    }
    return new Result(topics.register(Arrays.asList(Topic.values())), registered);
  }
}
