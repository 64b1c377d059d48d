// SPDX-License-Identifier: Apache-2.0
package io.usher.local.stack;

import io.usher.local.part.UsherHome;
import java.nio.file.Path;
import java.util.Set;

/** A launcher in a process of its own that starts the parts and then ends as if it were killed. */
final class LostLauncher {

  private LostLauncher() {}

  /** The parts without services and sandbox. */
  static StackPlan plan(Path data, int portBase) {
    return StackPlan.usual(UsherHome.find())
        .withServices(Set.of())
        .withoutSandbox()
        .withData(data)
        .withPorts(new Ports(portBase));
  }

  /** Arguments: data folder, first port. */
  public static void main(String[] args) {
    StackPlan plan = plan(Path.of(args[0]), Integer.parseInt(args[1]));
    new LocalStack(plan, StackListener.SILENT).start();
    Runtime.getRuntime().halt(0);
  }
}
