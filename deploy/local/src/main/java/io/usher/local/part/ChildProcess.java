// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process of ours: in its own session, its output appended to a file, ended by the {@link Guard}
 * when this JVM goes away first.
 */
final class ChildProcess {

  /**
   * What to run.
   *
   * @param name for messages
   * @param command program and arguments
   * @param environment added to the environment of this JVM
   * @param log file that the output is appended to
   * @param stopSignal signal that ends it in order: TERM, for PostgreSQL INT
   */
  record Spec(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      String stopSignal) {
    Spec {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  private final Spec spec;
  private final Process process;
  private final CompletableFuture<Integer> exit;

  private ChildProcess(Spec spec, Process process) {
    this.spec = spec;
    this.process = process;
    this.exit =
        process
            .onExit()
            .thenApply(
                ended -> {
                  Guard.shared().forget(ended.pid());
                  PidFile.remove(spec.log(), ended.pid());
                  return ended.exitValue();
                });
  }

  static ChildProcess start(Spec spec) {
    List<String> command = new ArrayList<>(OwnSession.prefix());
    command.addAll(spec.command());
    ProcessBuilder builder = new ProcessBuilder(command);
    // glibc gives each thread an arena of its own; a JVM with many threads grows by tens of MB.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().putAll(spec.environment());
    builder.redirectErrorStream(true);
    try {
      if (spec.log().getParent() != null) {
        Files.createDirectories(spec.log().getParent());
      }
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
      Process process = builder.start();
      process.getOutputStream().close();
      Guard.shared().watch(process.pid(), spec.stopSignal());
      PidFile.write(spec.log(), process.toHandle());
      return new ChildProcess(spec, process);
    } catch (IOException e) {
      throw new PartException(spec.name() + " could not be started: " + e.getMessage(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit value when the process has ended. */
  CompletableFuture<Integer> onExit() {
    return exit;
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() {
    process.destroyForcibly();
    waitFor(Duration.ofSeconds(10));
  }

  /** The polite signal, then SIGKILL when the process is still there after the grace time. */
  void stop(Duration grace) {
    if (process.isAlive()) {
      signal(spec.stopSignal());
      if (!waitFor(grace)) {
        kill();
      }
    }
  }

  private void signal(String signal) {
    if ("TERM".equals(signal)) {
      process.destroy();
      return;
    }
    try {
      new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid()))
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean waitFor(Duration atMost) {
    try {
      return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
