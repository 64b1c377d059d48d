// SPDX-License-Identifier: Apache-2.0
package io.usher.testkit;

import io.usher.local.part.Databases;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Parts as containers, for machines with a container engine: {@code -Dusher.containers=true}.
 * Testcontainers removes them after the JVM has gone.
 */
final class Containers implements PartsProvider {

  private static final int REGISTRY_PORT = 8080;
  private static final int POSTGRES_PORT = 5432;

  private Containers() {}

  /** Checked before the first part is asked for, so that the reason is not hidden in a test. */
  static PartsProvider ready() {
    try {
      Class.forName("org.testcontainers.DockerClientFactory");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "usher.containers is set, but Testcontainers is not on the class path: give"
              + " -Dusher.containers=true to Maven, not only to the test",
          e);
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "usher.containers is set, but no container engine answers: start one, or leave the"
              + " property away to test with child processes");
    }
    return new Containers();
  }

  @Override
  public String startPostgres() {
    PostgreSQLContainer postgres =
        new PostgreSQLContainer(DockerImageName.parse("postgres:17"))
            .withUsername(ADMIN)
            .withPassword(PASSWORD)
            .withDatabaseName(ADMIN)
            .withCommand("postgres", "-c", "wal_level=logical", "-c", "max_connections=300");
    postgres.start();
    return postgres.getHost() + ":" + postgres.getMappedPort(POSTGRES_PORT);
  }

  @Override
  public String startKafka() {
    KafkaContainer kafka =
        new KafkaContainer(DockerImageName.parse("apache/kafka:4.1.2"))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    kafka.start();
    return kafka.getBootstrapServers();
  }

  @Override
  public String startRegistry(Databases databases) {
    // Its memory is enough here: nobody reads records of an earlier run.
    GenericContainer<?> registry =
        new GenericContainer<>(DockerImageName.parse("apicurio/apicurio-registry:3.3.3"))
            .withExposedPorts(REGISTRY_PORT)
            .withEnv("APICURIO_USAGE_TELEMETRY_ENABLED", "false")
            .waitingFor(
                Wait.forHttp("/apis/registry/v3/system/info")
                    .forPort(REGISTRY_PORT)
                    .withStartupTimeout(Duration.ofMinutes(2)));
    registry.start();
    return "http://"
        + registry.getHost()
        + ":"
        + registry.getMappedPort(REGISTRY_PORT)
        + "/apis/registry/v3";
  }
}
