// SPDX-License-Identifier: Apache-2.0
package io.usher.local.contract;

import static java.util.Objects.requireNonNull;

import io.usher.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of the catalogue on a broker. */
public final class TopicRegistration {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Map<String, Object> client;
  private final Optional<Short> replication;

  /**
   * @param bootstrapServers address of the broker
   * @param replication copies of each partition; empty for the broker's own default
   */
  public TopicRegistration(String bootstrapServers, Optional<Short> replication) {
    this(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), replication);
  }

  /**
   * @param client properties of the Kafka client, for a broker that asks for TLS or SASL
   * @param replication copies of each partition; empty for the broker's own default
   */
  public TopicRegistration(Map<String, Object> client, Optional<Short> replication) {
    this.client = Map.copyOf(client);
    this.replication = replication;
  }

  /**
   * Makes the topics that are missing.
   *
   * @return names of the topics that were made; those that were there already are left out
   * @throws RegistrationException when a topic is there with another number of partitions, on which
   *     the order per person depends, or when the broker does not answer
   */
  public List<String> register(Collection<Topic> topics) {
    Map<String, Object> properties = new LinkedHashMap<>(client);
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    try (Admin admin = Admin.create(properties)) {
      List<NewTopic> wanted = topics.stream().map(this::newTopic).toList();
      List<String> made = new ArrayList<>();
      for (var attempt : admin.createTopics(wanted).values().entrySet()) {
        if (made(attempt.getValue())) {
          made.add(attempt.getKey());
        }
      }
      verifyPartitions(admin, topics, made);
      return made.stream().sorted().toList();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
          ? noAnswer(e)
          : new RegistrationException("The topics could not be made: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw noAnswer(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistrationException("Making the topics was interrupted", e);
    }
  }

  private RegistrationException noAnswer(Exception cause) {
    return new RegistrationException(
        "The topics could not be made: the broker at %s does not answer"
            .formatted(client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)),
        cause);
  }

  private NewTopic newTopic(Topic topic) {
    return new NewTopic(topic.topicName(), Optional.of(topic.partitions()), replication)
        .configs(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanupPolicy(),
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis())));
  }

  private static boolean made(KafkaFuture<Void> attempt)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      attempt.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  private static void verifyPartitions(Admin admin, Collection<Topic> topics, List<String> made)
      throws ExecutionException, TimeoutException, InterruptedException {
    // A topic made a moment ago may not be described yet, and its partitions are known.
    List<Topic> older = topics.stream().filter(t -> !made.contains(t.topicName())).toList();
    Map<String, TopicDescription> described =
        admin
            .describeTopics(older.stream().map(Topic::topicName).toList())
            .allTopicNames()
            .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    for (Topic topic : older) {
      TopicDescription description = requireNonNull(described.get(topic.topicName()));
      int partitions = description.partitions().size();
      if (partitions != topic.partitions()) {
        throw new RegistrationException(
            "Topic %s has %d partitions, the catalogue says %d. The number must never change while"
                    .formatted(topic.topicName(), partitions, topic.partitions())
                + " records are kept: delete the empty topic, or empty it first",
            null);
      }
    }
  }
}
