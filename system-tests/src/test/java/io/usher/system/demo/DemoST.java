// SPDX-License-Identifier: Apache-2.0
package io.usher.system.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.usher.local.part.UsherHome;
import io.usher.local.stack.LocalStack;
import io.usher.local.stack.Ports;
import io.usher.local.stack.StackListener;
import io.usher.local.stack.StackPlan;
import io.usher.system.client.Endpoints;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo is the joiner, the mover, the leaver, the future hire and the held record in one. */
class DemoST {

  private static final int PORT_BASE = 18080;

  @TempDir private Path data;

  @Test
  void everybodyOfTheDemoEndsAsTheyMust() {
    StackPlan plan =
        StackPlan.usual(UsherHome.find()).withData(data).withPorts(new Ports(PORT_BASE));
    try (LocalStack stack = new LocalStack(plan, StackListener.SILENT)) {
      stack.start();
      Demo demo = new Demo(new Endpoints(PORT_BASE), Canvas.plain(System.out), Clock.systemUTC());

      boolean right = demo.play(50, Duration.ofMinutes(5));

      assertThat(right).isTrue();
    }
  }
}
