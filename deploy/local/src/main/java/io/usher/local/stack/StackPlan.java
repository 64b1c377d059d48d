// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import io.usher.local.part.UsherHome;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a stack is made of. Start with {@link #usual} and change what should differ.
 *
 * @param home where the built programs are
 * @param data folder for data and logs
 * @param ports where the parts listen
 * @param company the company folder
 * @param sandbox whether the sandbox runs, and its secrets are used
 * @param services which services run
 * @param replicas how many of each service, from 1
 * @param environment settings added to every service; they win over the stack's own
 * @param serviceJvm options added to the JVM of every service
 * @param sandboxOptions options added to the sandbox, {@code --latency-ms 20}
 * @param answersFirst whether what works in the background yields the processor to who answers
 *     callers; equal shares otherwise
 */
public record StackPlan(
    UsherHome home,
    Path data,
    Ports ports,
    Path company,
    boolean sandbox,
    Set<ServiceModule> services,
    int replicas,
    Map<String, String> environment,
    List<String> serviceJvm,
    List<String> sandboxOptions,
    boolean answersFirst) {

  /** Port base when none is given. */
  public static final int USUAL_PORT_BASE = 8080;

  public StackPlan {
    data = data.toAbsolutePath().normalize();
    company = company.toAbsolutePath().normalize();
    services = Set.copyOf(services);
    environment = Map.copyOf(environment);
    serviceJvm = List.copyOf(serviceJvm);
    sandboxOptions = List.copyOf(sandboxOptions);
    if (replicas < 1 || replicas > 9) {
      throw new IllegalArgumentException("There can be 1 to 9 replicas, not " + replicas);
    }
  }

  /** Everything once, with the sample company, data in {@code .usher/local}. */
  public static StackPlan usual(UsherHome home) {
    return new StackPlan(
        home,
        home.folder().resolve(".usher/local"),
        new Ports(USUAL_PORT_BASE),
        home.folder().resolve("deploy/local/company"),
        true,
        EnumSet.allOf(ServiceModule.class),
        1,
        Map.of(),
        List.of(),
        List.of(),
        false);
  }

  /** Another folder for data and logs. */
  public StackPlan withData(Path folder) {
    return with(draft -> draft.data = folder);
  }

  /** Another port base. */
  public StackPlan withPorts(Ports other) {
    return with(draft -> draft.ports = other);
  }

  /** Another company folder. */
  public StackPlan withCompany(Path folder) {
    return with(draft -> draft.company = folder);
  }

  /** Without the sandbox: the company folder names real systems, the secrets come from outside. */
  public StackPlan withoutSandbox() {
    return with(draft -> draft.sandbox = false);
  }

  /** Only these services. */
  public StackPlan withServices(Set<ServiceModule> some) {
    return with(draft -> draft.services = some);
  }

  /** So many of each service. */
  public StackPlan withReplicas(int number) {
    return with(draft -> draft.replicas = number);
  }

  /** Settings for every service. */
  public StackPlan withEnvironment(Map<String, String> settings) {
    return with(draft -> draft.environment = settings);
  }

  /** Options for the JVM of every service. */
  public StackPlan withServiceJvm(List<String> options) {
    return with(draft -> draft.serviceJvm = options);
  }

  /** Options for the sandbox. */
  public StackPlan withSandboxOptions(List<String> options) {
    return with(draft -> draft.sandboxOptions = options);
  }

  /** With callers answered first. */
  public StackPlan withAnswersFirst() {
    return with(draft -> draft.answersFirst = true);
  }

  private StackPlan with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.plan();
  }

  /**
   * The variables that the company folder may refer to.
   *
   * @param outside the environment of the launcher
   */
  public Map<String, String> companyVariables(Map<String, String> outside) {
    return ServiceSettings.company(this, outside);
  }

  /** Folder of the logs and of the process ids. */
  public Path logs() {
    return data.resolve("logs");
  }

  /** Name of a replica's part: the first has the name of the service. */
  public String replicaName(ServiceModule service, int replica) {
    return replica == 1 ? service.module() : service.module() + "-" + replica;
  }

  /** Leaves out the environment, which may have secrets. */
  @Override
  public String toString() {
    return "StackPlan[" + data + ", base " + ports.base() + "]";
  }

  /** A plan on its way to another. */
  private static final class Draft {
    private final UsherHome home;
    private Path data;
    private Ports ports;
    private Path company;
    private boolean sandbox;
    private Set<ServiceModule> services;
    private int replicas;
    private Map<String, String> environment;
    private List<String> serviceJvm;
    private List<String> sandboxOptions;
    private boolean answersFirst;

    Draft(StackPlan plan) {
      home = plan.home;
      data = plan.data;
      ports = plan.ports;
      company = plan.company;
      sandbox = plan.sandbox;
      services = plan.services;
      replicas = plan.replicas;
      environment = plan.environment;
      serviceJvm = plan.serviceJvm;
      sandboxOptions = plan.sandboxOptions;
      answersFirst = plan.answersFirst;
    }

    StackPlan plan() {
      return new StackPlan(
          home,
          data,
          ports,
          company,
          sandbox,
          services,
          replicas,
          environment,
          serviceJvm,
          sandboxOptions,
          answersFirst);
    }
  }
}
