// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL cluster with a database and a role per service.
 *
 * <p>It is as durable as a real one ({@code fsync}, {@code synchronous_commit} and {@code
 * full_page_writes} are on) and ready for change data capture ({@code wal_level=logical}). After a
 * SIGKILL, {@link #start()} recovers the same data folder.
 */
public final class PostgresPart implements Part {

  /** Password of every role: the cluster listens on the loopback interface only. */
  public static final String PASSWORD = "usher-local";

  private static final String ADMIN = "postgres";
  private static final Duration START = Duration.ofSeconds(60);

  private final Path data;
  private final Path cache;
  private final Path log;
  private final int port;
  private final ProcessSlot slot = new ProcessSlot();
  private final Supervision supervision = new Supervision();
  private volatile boolean wanted;

  /**
   * @param data folder of the cluster; made when it is not there
   * @param cache folder for the unpacked programs, shared by all stacks of this machine
   * @param log file for the server's log
   * @param port TCP port on the loopback interface
   */
  public PostgresPart(Path data, Path cache, Path log, int port) {
    this.data = data.toAbsolutePath();
    this.cache = cache.toAbsolutePath();
    this.log = log.toAbsolutePath();
    this.port = port;
  }

  @Override
  public String name() {
    return "postgres";
  }

  /** Its databases. */
  public Databases databases() {
    return new Databases("127.0.0.1", port, ADMIN, PASSWORD);
  }

  @Override
  public void start() {
    Path home = PostgresBinaries.in(cache);
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialise(home);
    }
    PostgresLeftover.end(data);
    wanted = true;
    boolean ready = Waiting.until(START, () -> !wanted || runningAndReady(home));
    if (!ready || !wanted) {
      close();
      throw new PartException(LogTail.withTail("PostgreSQL did not become ready", log));
    }
    // The server processes of one that was killed may be in the way at first: it is tried again.
    supervision.begin(slot, () -> spec(home));
  }

  @Override
  public void kill() {
    wanted = false;
    supervision.end();
    slot.kill();
  }

  @Override
  public OptionalLong pid() {
    return slot.pid();
  }

  @Override
  public void close() {
    wanted = false;
    supervision.end();
    slot.stop(Duration.ofSeconds(20));
  }

  /**
   * After a SIGKILL the server processes of the old postmaster need a moment to notice; until then
   * a new one refuses the data folder and exits, so it is started again.
   */
  private boolean runningAndReady(Path home) {
    if (!slot.isAlive()) {
      slot.run(spec(home));
    }
    try (Connection connection = databases().connect(ADMIN)) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  private ChildProcess.Spec spec(Path home) {
    List<String> command = new ArrayList<>(Unprivileged.prefix());
    command.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", data.toString()));
    settings().forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    return new ChildProcess.Spec(name(), command, Map.of("LC_ALL", "C"), log, "INT");
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("listen_addresses", "127.0.0.1"),
        Map.entry("port", Integer.toString(port)),
        // A socket file would need a path under 108 bytes; nobody uses it.
        Map.entry("unix_socket_directories", ""),
        Map.entry("fsync", "on"),
        Map.entry("synchronous_commit", "on"),
        Map.entry("full_page_writes", "on"),
        Map.entry("wal_level", "logical"),
        Map.entry("max_replication_slots", "20"),
        Map.entry("max_wal_senders", "20"),
        Map.entry("max_connections", "300"),
        Map.entry("shared_buffers", "128MB"),
        Map.entry("max_wal_size", "1GB"),
        Map.entry("jit", "off"),
        Map.entry("timezone", "UTC"),
        Map.entry("log_timezone", "UTC"));
  }

  private void initialise(Path home) {
    Folders.create(data.resolveSibling("."));
    Path secret = data.resolveSibling(data.getFileName() + ".password");
    try {
      Files.writeString(secret, PASSWORD);
      List<String> command = new ArrayList<>(Unprivileged.prefix());
      command.add(home.resolve("bin/initdb").toString());
      command.addAll(List.of("-D", data.toString(), "-U", ADMIN, "-E", "UTF8"));
      command.addAll(List.of("--locale=C", "--locale-provider=builtin"));
      command.addAll(List.of("--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions"));
      command.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + secret));
      run(command);
    } catch (IOException e) {
      throw new PartException("PostgreSQL data folder " + data + " could not be made: " + e, e);
    } finally {
      secret.toFile().delete();
    }
  }

  private void run(List<String> command) {
    ChildProcess.Spec spec = new ChildProcess.Spec("initdb", command, Map.of(), log, "TERM");
    ChildProcess initdb = ChildProcess.start(spec);
    int exit = initdb.onExit().completeOnTimeout(-1, START.toSeconds(), TimeUnit.SECONDS).join();
    if (exit != 0) {
      initdb.kill();
      throw new PartException(LogTail.withTail("PostgreSQL could not be initialised", log));
    }
  }
}
