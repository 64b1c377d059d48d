// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Apicurio Registry, with its schemas in a database of our PostgreSQL, so that the ids inside old
 * records stay readable after a restart.
 */
public final class RegistryPart implements Part {

  /** Name of its database. */
  public static final String DATABASE = "registry";

  private static final Duration START = Duration.ofSeconds(90);

  private final Path application;
  private final Path log;
  private final int port;
  private final PostgresPart postgres;
  private @Nullable ChildProcess process;

  /**
   * @param application folder of the unpacked registry, with {@code quarkus-run.jar}
   * @param log file for its log
   * @param port TCP port on the loopback interface
   * @param postgres cluster that keeps its data; must run before {@link #start()}
   */
  public RegistryPart(Path application, Path log, int port, PostgresPart postgres) {
    this.application = application.toAbsolutePath();
    this.log = log.toAbsolutePath();
    this.port = port;
    this.postgres = postgres;
  }

  @Override
  public String name() {
    return "registry";
  }

  /** Base address of the REST API, version 3. */
  public String url() {
    return "http://127.0.0.1:" + port + "/apis/registry/v3";
  }

  @Override
  public synchronized void start() {
    postgres.createDatabase(DATABASE);
    ChildProcess registry = ChildProcess.start(spec());
    process = registry;
    boolean ready =
        Waiting.until(
            START, () -> !registry.isAlive() || Http.status(url() + "/system/info") == 200);
    if (!ready || !registry.isAlive()) {
      close();
      throw new PartException(LogTail.withTail("The schema registry did not become ready", log));
    }
  }

  @Override
  public synchronized void kill() {
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public synchronized OptionalLong pid() {
    return process != null && process.isAlive()
        ? OptionalLong.of(process.pid())
        : OptionalLong.empty();
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      process.stop(Duration.ofSeconds(15));
      process = null;
    }
  }

  private ChildProcess.Spec spec() {
    List<String> command =
        JavaCommand.small(192)
            .option("-XX:TieredStopAtLevel=1")
            .jar(application.resolve("quarkus-run.jar"));
    return new ChildProcess.Spec(name(), command, environment(), log, "TERM");
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    // Health and metrics have a port of their own there, which nobody here needs: any free one.
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", "0");
    environment.put("QUARKUS_LOG_LEVEL", "WARN");
    environment.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
    environment.put("APICURIO_DATASOURCE_URL", postgres.jdbcUrl(DATABASE));
    environment.put("APICURIO_DATASOURCE_USERNAME", DATABASE);
    environment.put("APICURIO_DATASOURCE_PASSWORD", PostgresPart.PASSWORD);
    environment.put("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1");
    environment.put("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1");
    environment.put("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "8");
    environment.put("APICURIO_USAGE_TELEMETRY_ENABLED", "false");
    return environment;
  }
}
