// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

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
  private final Databases databases;
  private final ProcessSlot slot = new ProcessSlot();
  private final Supervision supervision = new Supervision();

  /**
   * @param application folder of the unpacked registry, with {@code quarkus-run.jar}
   * @param log file for its log
   * @param port TCP port on the loopback interface
   * @param databases cluster that keeps its data; must run before {@link #start()}
   */
  public RegistryPart(Path application, Path log, int port, Databases databases) {
    this.application = application.toAbsolutePath();
    this.log = log.toAbsolutePath();
    this.port = port;
    this.databases = databases;
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
  public void start() {
    databases.create(DATABASE);
    slot.runUntilReady(spec(), START, () -> Http.status(url() + "/system/info") == 200);
    supervision.begin(slot, this::spec);
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
    slot.stop(Duration.ofSeconds(15));
  }

  private ChildProcess.Spec spec() {
    List<String> command = JavaCommand.small(192).jar(application.resolve("quarkus-run.jar"));
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
    environment.put("APICURIO_DATASOURCE_URL", databases.jdbcUrl(DATABASE));
    environment.put("APICURIO_DATASOURCE_USERNAME", DATABASE);
    environment.put("APICURIO_DATASOURCE_PASSWORD", databases.password());
    environment.put("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1");
    environment.put("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1");
    environment.put("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "8");
    environment.put("APICURIO_USAGE_TELEMETRY_ENABLED", "false");
    return environment;
  }
}
