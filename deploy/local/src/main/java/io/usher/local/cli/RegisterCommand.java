// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.contract.ContractRegistration;
import io.usher.local.contract.SchemaRegistration;
import io.usher.local.contract.TopicRegistration;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes topics and schemas on any broker and registry, as a deployment does. */
@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    versionProvider = Usher.Version.class,
    description = "Makes all topics and schemas on a broker and a registry; repeatable.")
final class RegisterCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Address of the Kafka broker.")
  private String bootstrap = "";

  @Option(
      names = "--registry",
      required = true,
      paramLabel = "URL",
      description = "Base of the registry's API, ending in /apis/registry/v3.")
  private String registry = "";

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Copies of each partition (default: the broker's own).")
  private @Nullable Short replication;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Properties of the Kafka client, for TLS or SASL.")
  private @Nullable Path kafkaConfig;

  RegisterCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    ContractRegistration.Result result =
        new ContractRegistration(
                new TopicRegistration(client(), Optional.ofNullable(replication)),
                new SchemaRegistration(registry))
            .register();
    result.newTopics().forEach(topic -> screen.line("  @|green +|@ topic " + topic));
    result
        .schemas()
        .forEach(
            schema ->
                screen.line(
                    "  @|green ✔|@ %-36s version %s, id %d"
                        .formatted(schema.artifact(), schema.version(), schema.contentId())));
    screen.line(
        "%d topics made, %d schemas in place"
            .formatted(result.newTopics().size(), result.schemas().size()));
    return 0;
  }

  private Map<String, Object> client() throws IOException {
    Properties properties = new Properties();
    if (kafkaConfig != null) {
      try (Reader reader = Files.newBufferedReader(kafkaConfig)) {
        properties.load(reader);
      }
    }
    Map<String, Object> client = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> client.put(name, properties.getProperty(name)));
    client.put("bootstrap.servers", bootstrap);
    return client;
  }
}
