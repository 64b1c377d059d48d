// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.local.part.PartException;
import io.usher.local.part.UsherHome;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreconditionsTest {

  @TempDir Path folder;

  @Test
  void aTakenPortIsNamedWithThePartAndTheOptionThatMovesIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      StackPlan plan = plan().withPorts(new Ports(taken.getLocalPort() - 11));

      assertThatThrownBy(() -> Preconditions.verifyPorts(plan))
          .isInstanceOf(PartException.class)
          .hasMessageContaining(taken.getLocalPort() + " for postgres")
          .hasMessageContaining("--port-base");
    }
  }

  @Test
  void stacksBelowAFolderAreFoundByWhatTheirLaunchersLeft() throws Exception {
    for (String stack : new String[] {"local", "demo", "bench/data"}) {
      Path logs = Files.createDirectories(folder.resolve(stack).resolve("logs"));
      Files.writeString(logs.resolve("launcher.pid"), "1 1");
    }
    Files.createDirectories(folder.resolve("stopped/logs"));

    assertThat(RunningStack.below(folder))
        .containsExactlyInAnyOrder(
            folder.resolve("local"), folder.resolve("demo"), folder.resolve("bench/data"));
    assertThat(RunningStack.below(folder.resolve("nowhere"))).isEmpty();
  }

  @Test
  void aServiceThatIsNotBuiltIsNamed() {
    StackPlan plan = plan().withServices(Set.of(ServiceModule.ENTRA));

    assertThatThrownBy(() -> Preconditions.verify(plan))
        .isInstanceOf(PartException.class)
        .hasMessageContaining("entra-provisioner is not built");
  }

  @Test
  void aMissingCompanyFolderIsNamed() {
    StackPlan plan = plan().withCompany(folder.resolve("nowhere"));

    assertThatThrownBy(() -> Preconditions.verify(plan))
        .isInstanceOf(PartException.class)
        .hasMessageContaining("--company");
  }

  @Test
  void everyPartHasAPortOfItsOwn() {
    StackPlan plan =
        StackPlan.usual(new UsherHome(folder)).withReplicas(2).withPorts(new Ports(8080));

    Map<Integer, String> needed = plan.ports().needed(plan);

    assertThat(needed).hasSize(5 + 2 * 5).containsEntry(8083, "entra-provisioner");
    assertThat(needed).containsEntry(8183, "entra-provisioner-2");
  }

  @Test
  void withTheSandboxASecretOfTheShellIsNotUsed() {
    Map<String, String> shell = Map.of("SLACK_TOKEN", "a real one", "OTHER", "kept");

    assertThat(plan().companyVariables(shell))
        .containsEntry("SLACK_TOKEN", "sandbox-slack-token")
        .containsEntry("OTHER", "kept");
    assertThat(plan().withoutSandbox().companyVariables(shell))
        .containsEntry("SLACK_TOKEN", "a real one")
        .doesNotContainKey("USHER_SANDBOX_URL");
  }

  private StackPlan plan() {
    return StackPlan.usual(new UsherHome(folder)).withServices(Set.of()).withData(folder);
  }
}
