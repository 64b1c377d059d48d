// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A one-node Kafka broker (KRaft) in a JVM of its own, with its log folder kept over restarts.
 *
 * <p>The quorum is configured by address, not stored in the log folder, so that a stack can move to
 * other ports and keep its data.
 */
public final class KafkaPart implements Part {

  private static final Duration START = Duration.ofSeconds(60);
  private static final String CLUSTER_ID = "dXNoZXItbG9jYWwtc3RhY2";

  private final Path data;
  private final Path libraries;
  private final Path log;
  private final int port;
  private final int controllerPort;
  private final ProcessSlot slot = new ProcessSlot();
  private final Supervision supervision = new Supervision();

  /**
   * @param data folder of the logs and the generated configuration; made when it is not there
   * @param libraries folder with the broker's jars
   * @param log file for the broker's own log
   * @param port TCP port for clients on the loopback interface
   * @param controllerPort TCP port for the broker's conversation with itself
   */
  public KafkaPart(Path data, Path libraries, Path log, int port, int controllerPort) {
    this.data = data.toAbsolutePath();
    this.libraries = libraries.toAbsolutePath();
    this.log = log.toAbsolutePath();
    this.port = port;
    this.controllerPort = controllerPort;
  }

  @Override
  public String name() {
    return "kafka";
  }

  /** Address for clients. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void start() {
    Path configuration = writeConfiguration();
    if (!Files.exists(data.resolve("log/meta.properties"))) {
      format(configuration);
    }
    ChildProcess.Spec broker = spec("kafka.Kafka", configuration.toString());
    slot.runUntilReady(broker, START, this::answers);
    supervision.begin(slot, () -> broker);
  }

  @Override
  public void kill() {
    supervision.end();
    slot.kill();
  }

  @Override
  public OptionalLong pid() {
    return slot.pid();
  }

  @Override
  public void close() {
    supervision.end();
    slot.stop(Duration.ofSeconds(20));
  }

  /** A client for topics and offsets; the caller closes it. */
  public Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000));
  }

  private boolean answers() {
    // The socket is asked first: an Admin client on a closed port only fills the log.
    if (FreePorts.isFree(port)) {
      return false;
    }
    try (Admin admin = admin()) {
      return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void format(Path configuration) {
    Folders.delete(data.resolve("log"));
    ChildProcess format =
        ChildProcess.start(
            spec(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                CLUSTER_ID,
                "-c",
                configuration.toString()));
    int exit = format.onExit().completeOnTimeout(-1, START.toSeconds(), TimeUnit.SECONDS).join();
    if (exit != 0) {
      format.kill();
      throw new PartException(LogTail.withTail("The Kafka log folder could not be made", log));
    }
  }

  private ChildProcess.Spec spec(String mainClass, String... arguments) {
    List<String> command =
        JavaCommand.small(256)
            .option("-Xms64m")
            .property("org.slf4j.simpleLogger.defaultLogLevel", "warn")
            .property("org.slf4j.simpleLogger.showDateTime", "true")
            .property("org.slf4j.simpleLogger.dateTimeFormat", "HH:mm:ss.SSS")
            .property("org.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer", "info")
            .main(libraries + "/*", mainClass, arguments);
    return new ChildProcess.Spec(name(), command, Map.of(), log, "TERM");
  }

  private Path writeConfiguration() {
    Folders.create(data);
    Path file = data.resolve("server.properties");
    try {
      Files.writeString(file, configuration());
      return file;
    } catch (IOException e) {
      throw new PartException("The Kafka configuration " + file + " could not be written", e);
    }
  }

  private String configuration() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    controller.listener.names=CONTROLLER
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
    log.dirs=%3$s
    auto.create.topics.enable=false
    default.replication.factor=1
    offsets.topic.num.partitions=4
    offsets.topic.replication.factor=1
    transaction.state.log.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    group.initial.rebalance.delay.ms=0
    num.network.threads=2
    num.io.threads=4
    log.cleaner.dedupe.buffer.size=8388608
    log.index.size.max.bytes=1048576
    """
        .formatted(port, controllerPort, data.resolve("log"));
  }
}
