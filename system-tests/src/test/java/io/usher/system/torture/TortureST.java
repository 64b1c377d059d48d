// SPDX-License-Identifier: Apache-2.0
package io.usher.system.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.local.part.UsherHome;
import io.usher.local.stack.LocalStack;
import io.usher.local.stack.Ports;
import io.usher.local.stack.StackListener;
import io.usher.local.stack.StackPlan;
import io.usher.system.people.Person;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promises 1, 2, 6 and 8 under SIGKILL of every part and vendors of which every tenth call fails.
 */
class TortureST {

  private static final int PORT_BASE = 19080;
  private static final long SEED = 1;

  @TempDir private Path data;

  @Test
  void everyPersonIsThereExactlyOnceWhateverIsKilled() {
    StackPlan plan =
        TortureCommand.impatient(
            StackPlan.usual(UsherHome.find()).withData(data).withPorts(new Ports(PORT_BASE)));
    try (LocalStack stack = new LocalStack(plan, StackListener.SILENT)) {
      stack.start();
      Torture torture = new Torture(stack, Clock.systemUTC(), System.out::println);

      Map<Person, List<String>> faults = torture.suffer(SEED, 300, 1, Duration.ofMinutes(6));

      assertThat(faults).isEmpty();
    }
  }
}
