// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.local.part.UsherHome;
import io.usher.local.stack.Ports;
import io.usher.local.stack.ServiceModule;
import io.usher.local.stack.StackPlan;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that describe a stack, shared by all commands that start one. */
public final class StackOptions {

  @Option(
      names = "--company",
      paramLabel = "DIR",
      description = "Company folder (default: the sample company).")
  private @Nullable Path company;

  @Option(
      names = "--no-sandbox",
      description = "Without the sandbox: real systems, secrets from the environment.")
  private boolean noSandbox;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      defaultValue = "" + StackPlan.USUAL_PORT_BASE,
      description =
          "Moves all ports (default: ${DEFAULT-VALUE}); below 32768 none is taken by chance.")
  private int portBase;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for data and logs (default: .usher/local).")
  private @Nullable Path data;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      defaultValue = "1",
      description = "Replicas of each service (default: ${DEFAULT-VALUE}).")
  private int replicas;

  @Option(
      names = "--without",
      paramLabel = "SERVICE",
      description = "Leaves a service out, to run it yourself; can be repeated.")
  private List<String> without = List.of();

  @Option(
      names = "--jvm",
      paramLabel = "OPTION",
      description = "Option for the JVM of every service; can be repeated.")
  private List<String> jvm = List.of();

  @Option(
      names = "--sandbox-option",
      paramLabel = "OPTION",
      arity = "1",
      description = "Option for the sandbox, name and value each; can be repeated.")
  private List<String> sandbox = List.of();

  @Option(
      names = "--answers-first",
      description =
          "Callers are answered first: background services and the sandbox yield the processor;"
              + " for a machine that does nothing else.")
  private boolean answersFirst;

  @Option(names = "--fresh", description = "Deletes the data of an earlier run first.")
  private boolean fresh;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** Whether old data is to be deleted. */
  public boolean fresh() {
    return fresh;
  }

  /** Whether a folder for data and logs was named. */
  public boolean hasData() {
    return data != null;
  }

  /** The stack that these options describe. */
  public StackPlan plan() {
    try {
      StackPlan plan =
          StackPlan.usual(UsherHome.find())
              .withPorts(new Ports(portBase))
              .withReplicas(replicas)
              .withServices(services())
              .withServiceJvm(jvm)
              .withSandboxOptions(sandbox);
      if (company != null) {
        plan = plan.withCompany(company);
      }
      if (data != null) {
        plan = plan.withData(data);
      }
      if (answersFirst) {
        plan = plan.withAnswersFirst();
      }
      return noSandbox ? plan.withoutSandbox() : plan;
    } catch (IllegalArgumentException e) {
      if (spec == null) {
        throw e;
      }
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Set<ServiceModule> services() {
    Set<ServiceModule> services = EnumSet.allOf(ServiceModule.class);
    for (String name : without) {
      if (!services.removeIf(service -> service.module().equals(name))) {
        throw new IllegalArgumentException("There is no service " + name);
      }
    }
    return services;
  }
}
