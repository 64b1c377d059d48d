// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import io.usher.local.contract.ContractRegistration;
import io.usher.local.contract.SchemaRegistration;
import io.usher.local.contract.TopicRegistration;
import io.usher.local.part.CpuPriority;
import io.usher.local.part.Folders;
import io.usher.local.part.KafkaPart;
import io.usher.local.part.Part;
import io.usher.local.part.PartException;
import io.usher.local.part.PidFile;
import io.usher.local.part.PostgresPart;
import io.usher.local.part.RegistryPart;
import io.usher.local.part.SandboxPart;
import io.usher.local.part.ServicePart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A local stack: started with one call, stopped in reverse by {@link #close()}.
 *
 * <pre>
 * postgres ─► registry ─► schemas ─┐
 * kafka ─► topics ─────────────────┼─► services, all at once
 * sandbox ─────────────────────────┘
 * </pre>
 */
public final class LocalStack implements AutoCloseable {

  /** File in the folder of the logs that tells of the launcher. */
  static final String LAUNCHER = "launcher.pid";

  private final StackPlan plan;
  private final StackListener listener;
  private final PostgresPart postgres;
  private final KafkaPart kafka;
  private final RegistryPart registry;
  private final Optional<SandboxPart> sandbox;
  private final Map<String, ServicePart> services = new LinkedHashMap<>();
  private volatile boolean begun;
  private volatile boolean closing;

  /**
   * @param plan what it is made of
   * @param listener is told how it goes
   */
  public LocalStack(StackPlan plan, StackListener listener) {
    this.plan = plan;
    this.listener = listener;
    Ports ports = plan.ports();
    this.postgres =
        new PostgresPart(
            plan.data().resolve("postgres"),
            plan.home().folder().resolve("deploy/local/target"),
            log("postgres"),
            ports.postgres());
    this.kafka =
        new KafkaPart(
            plan.data().resolve("kafka"),
            plan.home().localTarget("kafka-lib"),
            log("kafka"),
            ports.kafka(),
            ports.kafkaController());
    this.registry =
        new RegistryPart(
            plan.home().localTarget("apicurio"),
            log("registry"),
            ports.registry(),
            postgres.databases());
    this.sandbox = plan.sandbox() ? Optional.of(sandboxPart()) : Optional.empty();
    for (ServiceModule service : ServiceModule.values()) {
      if (plan.services().contains(service)) {
        addReplicas(service);
      }
    }
  }

  /**
   * Starts everything and returns when all of it is healthy.
   *
   * @throws PartException when something is missing or a part does not start; nothing runs then
   * @throws StoppedException when it is closed meanwhile; nothing runs then
   */
  public void start() {
    Preconditions.verify(plan);
    Folders.create(plan.logs());
    Path launcher = plan.logs().resolve(LAUNCHER);
    Preconditions.verifyAlone(launcher);
    List<String> leftovers = PidFile.endLeftovers(plan.logs());
    if (!leftovers.isEmpty()) {
      listener.leftoversEnded(leftovers);
    }
    Preconditions.verifyPorts(plan);
    begun = true;
    PidFile.writeOwn(launcher);
    StackNote.of(plan).write(plan.logs());
    try {
      startParts();
    } catch (CompletionException e) {
      boolean asked = closing;
      close();
      if (asked) {
        throw new StoppedException();
      }
      if (e.getCause() instanceof PartException cause) {
        throw cause;
      }
      throw new PartException("The stack could not be started: " + e.getCause(), e);
    }
  }

  /**
   * Deletes data and logs of an earlier stack.
   *
   * @throws PartException when it runs, or when {@link #start()} would fail at once; all stays then
   */
  public void forget() {
    Preconditions.verify(plan);
    Preconditions.verifyAlone(plan.logs().resolve(LAUNCHER));
    PidFile.endLeftovers(plan.logs());
    Preconditions.verifyPorts(plan);
    Folders.delete(plan.data().resolve("postgres"));
    Folders.delete(plan.data().resolve("kafka"));
    Folders.delete(plan.data().resolve("sandbox"));
    Folders.delete(plan.logs());
  }

  /** What it is made of. */
  public StackPlan plan() {
    return plan;
  }

  /** All parts in the order in which they are started. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>(List.of(postgres, kafka, registry));
    sandbox.ifPresent(parts::add);
    parts.addAll(services.values());
    return parts;
  }

  /** The part of that name, {@code kafka} or {@code entra-provisioner-2}. */
  public Part part(String name) {
    return parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no part " + name));
  }

  /** The replicas of all services. */
  public Collection<ServicePart> services() {
    return List.copyOf(services.values());
  }

  /** The first replica of a service. */
  public ServicePart service(ServiceModule service) {
    return Optional.ofNullable(services.get(service.module()))
        .orElseThrow(() -> new IllegalArgumentException("Not in this stack: " + service));
  }

  /** The cluster with the services' databases. */
  public PostgresPart postgres() {
    return postgres;
  }

  /** The broker. */
  public KafkaPart kafka() {
    return kafka;
  }

  /** The schema registry. */
  public RegistryPart registry() {
    return registry;
  }

  /** Base address of the sandbox; empty without one. */
  public Optional<String> sandboxUrl() {
    return sandbox.map(SandboxPart::url);
  }

  /** SIGKILL to a part, which stays down until {@link #restart}. */
  public void kill(String name) {
    part(name).kill();
  }

  /** Starts a part that was killed, on the data that it left, and waits until it is ready. */
  public void restart(String name) {
    part(name).start();
  }

  /** Whether it has got so far that there is something to stop. */
  public boolean hasBegun() {
    return begun;
  }

  /** Makes topics and schemas; {@link #start()} has done so. */
  public ContractRegistration.Result register() {
    return new ContractRegistration(topics(), new SchemaRegistration(registry.url())).register();
  }

  /** Stops all parts in reverse. Services are asked at the same time, the rest one by one. */
  @Override
  public void close() {
    closing = true;
    if (!begun) {
      // The folder may belong to another launcher, whose files must stay.
      return;
    }
    List<CompletableFuture<Void>> stopping =
        services.values().stream().map(part -> background(() -> stop(part))).toList();
    stopping.forEach(CompletableFuture::join);
    sandbox.ifPresent(this::stop);
    List.of(registry, kafka, postgres).forEach(this::stop);
    Folders.delete(plan.logs().resolve(LAUNCHER));
  }

  private void startParts() {
    CompletableFuture<Void> ready =
        CompletableFuture.allOf(
            background(
                () -> {
                  run(postgres);
                  plan.services().forEach(s -> postgres.databases().create(s.database()));
                  run(registry);
                }),
            background(() -> run(kafka)),
            background(() -> sandbox.ifPresent(this::run)));
    ready.join();
    timed("contracts", this::register);
    CompletableFuture.allOf(
            services.values().stream()
                .map(part -> background(() -> run(part)))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  private void run(Part part) {
    if (closing) {
      throw new PartException("The stack is being stopped");
    }
    timed(part.name(), part::start);
    if (closing) {
      part.close();
    }
  }

  private void timed(String name, Runnable work) {
    listener.starting(name);
    long from = System.nanoTime();
    work.run();
    listener.ready(name, Duration.ofNanos(System.nanoTime() - from));
  }

  private void stop(Part part) {
    if (part.pid().isPresent()) {
      listener.stopping(part.name());
    }
    part.close();
  }

  private static CompletableFuture<Void> background(Runnable work) {
    return CompletableFuture.runAsync(work, task -> Thread.ofVirtual().start(task));
  }

  private TopicRegistration topics() {
    return new TopicRegistration(kafka.bootstrapServers(), Optional.of((short) 1));
  }

  private SandboxPart sandboxPart() {
    List<String> options = new ArrayList<>(plan.sandboxOptions());
    if (plan.services().contains(ServiceModule.HR_INGEST)) {
      options.add("--webhook-url");
      options.add(
          "http://127.0.0.1:"
              + plan.ports().service(ServiceModule.HR_INGEST)
              + "/v1/sources/bamboo/webhook");
    }
    return new SandboxPart(
        plan.data().resolve("sandbox"),
        plan.home().sandboxJar(),
        log("sandbox"),
        plan.ports().sandbox(),
        options,
        background());
  }

  private void addReplicas(ServiceModule service) {
    for (int replica = 1; replica <= plan.replicas(); replica++) {
      String name = plan.replicaName(service, replica);
      services.put(
          name,
          new ServicePart(
              new ServicePart.Spec(
                  name,
                  plan.home().serviceJar(service.module()),
                  plan.ports().service(service, replica),
                  ServiceSettings.of(plan, service, replica, postgres.databases()),
                  service == ServiceModule.HR_INGEST ? CpuPriority.ANSWERS : background(),
                  plan.serviceJvm(),
                  log(name))));
    }
  }

  /** How soon those want the processor whose answers nobody waits for. */
  private CpuPriority background() {
    return plan.answersFirst() ? CpuPriority.YIELDING : CpuPriority.BACKGROUND;
  }

  private Path log(String name) {
    return plan.logs().resolve(name + ".log");
  }
}
