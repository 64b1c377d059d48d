// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import io.usher.kit.lane.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Measures takes per second from one budget (ADR 0002); run as {@code EngineBenchmark}. */
class BudgetBenchmark {

  private static final long NANOS = Duration.ofSeconds(5).toNanos();

  @Test
  void takes() throws InterruptedException {
    for (int takers : new int[] {1, 16, 64}) {
      measure("one transaction per take", Optimization.NONE_OPTIMIZED, takers);
      measure("batching", Optimizations.batching(), takers);
    }
  }

  private static void measure(String how, Optimization optimization, int takers)
      throws InterruptedException {
    try (Replicas replicas = new Replicas()) {
      Replica replica = replicas.add();
      BucketBudgets budgets =
          new BucketBudgets(
              replica.source,
              optimization,
              replica.pauses,
              replica.metrics,
              replica.config,
              replica.clock);
      budgets.define("b", 1_000_000_000L, Duration.ofSeconds(1));
      AtomicLong taken = new AtomicLong();
      long start = System.nanoTime();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < takers; i++) {
        threads.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      while (System.nanoTime() - start < NANOS) {
                        budgets.take("b", 1, Urgency.NORMAL);
                        taken.incrementAndGet();
                      }
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      System.out.printf(
          "| takes from one budget, %2d takers | %-28s | %,.0f /s |%n",
          takers, how, taken.get() * 1e9 / (System.nanoTime() - start));
    }
  }
}
