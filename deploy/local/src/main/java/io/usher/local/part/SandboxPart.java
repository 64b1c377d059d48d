// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The sandbox: what stands in for Entra ID, the apps and the HR systems. */
public final class SandboxPart implements Part {

  private static final Duration START = Duration.ofSeconds(60);

  private final Path data;
  private final Path jar;
  private final Path log;
  private final int port;
  private final List<String> options;
  private final CpuPriority priority;
  private final ProcessSlot slot = new ProcessSlot();
  private final Supervision supervision = new Supervision();

  /**
   * @param data folder in which its state survives a restart
   * @param jar the runnable jar, with its libraries in {@code lib} beside it
   * @param log file for its log
   * @param port TCP port on the loopback interface
   * @param options more options, {@code --latency-ms 20}
   * @param priority how soon it wants the processor
   */
  public SandboxPart(
      Path data, Path jar, Path log, int port, List<String> options, CpuPriority priority) {
    this.data = data.toAbsolutePath();
    this.jar = jar;
    this.log = log;
    this.port = port;
    this.options = List.copyOf(options);
    this.priority = priority;
  }

  @Override
  public String name() {
    return "sandbox";
  }

  /** Base address of all simulated systems and of the page that shows them. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void start() {
    slot.runUntilReady(spec(), START, () -> Http.status(url() + "/_sandbox/health") == 200);
    supervision.begin(slot, this::spec);
  }

  private ChildProcess.Spec spec() {
    List<String> command =
        new ArrayList<>(
            JavaCommand.small(512).property("sun.net.httpserver.nodelay", "true").jar(jar));
    command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
    command.addAll(options);
    return new ChildProcess.Spec(name(), priority.command(command), Map.of(), log, "TERM");
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
    slot.stop(Duration.ofSeconds(5));
  }
}
