// SPDX-License-Identifier: Apache-2.0
package io.usher.system.torture;

import io.usher.local.part.ServicePart;
import io.usher.local.stack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Kills with SIGKILL: each service, the broker and the database, each at least once, in an order
 * and at moments that the seed gives. Services are started again by their supervisor, the other two
 * here.
 */
final class Executioner {

  private static final int SHORTEST_PAUSE_MILLIS = 1_000;
  private static final int PAUSE_SPREAD_MILLIS = 4_000;
  private static final Duration DOWN_TIME = Duration.ofSeconds(1);

  private final LocalStack stack;
  private final Random random;
  private final Consumer<String> told;

  /**
   * @param stack whose parts are killed
   * @param seed same seed, same order and pauses
   * @param told is told of each kill
   */
  Executioner(LocalStack stack, long seed, Consumer<String> told) {
    this.stack = stack;
    this.random = new Random(seed);
    this.told = told;
  }

  /** Goes through all parts so many times. */
  void work(int rounds) {
    for (int round = 0; round < rounds; round++) {
      List<Runnable> kills = new ArrayList<>();
      stack.services().forEach(service -> kills.add(() -> crash(service)));
      kills.add(() -> killAndRestart(stack.kafka().name()));
      kills.add(() -> killAndRestart(stack.postgres().name()));
      Collections.shuffle(kills, random);
      for (Runnable kill : kills) {
        pause(Duration.ofMillis(SHORTEST_PAUSE_MILLIS + random.nextInt(PAUSE_SPREAD_MILLIS)));
        kill.run();
      }
    }
  }

  private void crash(ServicePart service) {
    told.accept(service.name());
    service.crash();
  }

  private void killAndRestart(String part) {
    told.accept(part);
    stack.kill(part);
    pause(DOWN_TIME);
    stack.restart(part);
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
