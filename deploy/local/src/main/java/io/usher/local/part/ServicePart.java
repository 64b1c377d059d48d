// SPDX-License-Identifier: Apache-2.0
package io.usher.local.part;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One replica of a service: its real {@code quarkus-run.jar}, started again by a {@link Supervisor}
 * when it ends or reports that it is not alive, as Kubernetes would.
 */
public final class ServicePart implements Part {

  private static final Duration START = Duration.ofMinutes(2);
  private static final int HEAP_MEGABYTES = 104;

  /** Who answers callers collects less often: they would wait meanwhile. */
  private static final int HEAP_OF_WHO_ANSWERS_MEGABYTES = 116;

  /**
   * Room for the crowd that is worked on, and no full collection for the sake of code or classes.
   */
  private static final String[] COLLECT_LESS = {
    "-Xmn52m", "-XX:SurvivorRatio=5", "-XX:MetaspaceSize=128m", "-XX:-UseCodeCacheFlushing"
  };

  /**
   * What to run.
   *
   * @param name name in the stack, {@code entra-provisioner} or {@code entra-provisioner-2}
   * @param jar its {@code quarkus-run.jar}
   * @param port its HTTP port on the loopback interface
   * @param environment settings and secrets
   * @param priority whether somebody waits for its answers
   * @param jvmOptions more options of the JVM
   * @param log file for its log
   */
  public record Spec(
      String name,
      Path jar,
      int port,
      Map<String, String> environment,
      CpuPriority priority,
      List<String> jvmOptions,
      Path log) {
    public Spec {
      environment = Map.copyOf(environment);
      jvmOptions = List.copyOf(jvmOptions);
    }

    /** Leaves out the environment, which has secrets. */
    @Override
    public String toString() {
      return "Spec[" + name + ", port " + port + "]";
    }
  }

  private final Spec spec;
  private final ProcessSlot slot = new ProcessSlot();
  private final Supervision supervision = new Supervision();

  /**
   * @param spec what to run
   */
  public ServicePart(Spec spec) {
    this.spec = spec;
  }

  @Override
  public String name() {
    return spec.name();
  }

  /** Base address of its API. */
  public String url() {
    return "http://127.0.0.1:" + spec.port();
  }

  /** Starts it, waits until it is ready, and watches it from then on. */
  @Override
  public void start() {
    slot.runUntilReady(processSpec(), START, this::isReady);
    supervise();
  }

  /** Starts it without waiting: what it needs may be away, and it will be restarted until then. */
  public void startUnattended() {
    slot.run(processSpec());
    supervise();
  }

  /** Whether it says that it can work now. */
  public boolean isReady() {
    return Http.status(url() + "/q/health/ready") == 200;
  }

  /** Ends it as a crash would: the supervisor starts it again. */
  public void crash() {
    slot.kill();
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

  private void supervise() {
    supervision.begin(slot, this::processSpec, () -> Http.status(url() + "/q/health/live"));
  }

  private ChildProcess.Spec processSpec() {
    List<String> command =
        JavaCommand.small(heap()).option(COLLECT_LESS).options(spec.jvmOptions()).jar(spec.jar());
    return new ChildProcess.Spec(
        spec.name(), spec.priority().command(command), spec.environment(), spec.log(), "TERM");
  }

  private int heap() {
    return spec.priority() == CpuPriority.ANSWERS ? HEAP_OF_WHO_ANSWERS_MEGABYTES : HEAP_MEGABYTES;
  }
}
