// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.kit.Replica;
import io.usher.kit.Replicas;
import io.usher.kit.lane.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BucketBudgetsIT {

  private static final Duration LONG = Duration.ofHours(1);

  private final Replicas replicas = new Replicas();

  @AfterEach
  void stop() {
    replicas.close();
  }

  @Test
  void twoReplicasShareOneBudget() throws Exception {
    Replica one = replicas.add();
    Replica two = replicas.add();
    List<Callable<Boolean>> takes = new ArrayList<>();
    for (Replica replica : List.of(one, two)) {
      replica.budgets.define("graph.writes", 1000, LONG);
      takes.addAll(
          Collections.nCopies(300, () -> takes(replica, "graph.writes", Urgency.BACKGROUND, 1)));
    }
    // A tenth of the nine tenths that are not kept for leavers may be taken at once.
    assertThat(together(takes)).isBetween(90L, 95L);
  }

  @Test
  void theFirstTakesOfABudgetMayComeTogether() throws Exception {
    Replica replica = replicas.add();
    BucketBudgets budgets =
        new BucketBudgets(
            replica.source,
            new LateCreation(),
            replica.pauses,
            replica.metrics,
            replica.config,
            replica.clock);
    budgets.define("new", 1000, LONG);
    List<Callable<Boolean>> takes =
        Collections.nCopies(
            16,
            () -> {
              budgets.take("new", 1, Urgency.NORMAL);
              return true;
            });
    assertThat(together(takes)).isEqualTo(16);
    budgets.purge(replica.database, replica.clock.instant().plus(Duration.ofDays(1)));
    assertThat(replica.count("SELECT count(*) FROM budget_buckets")).isZero();
    assertThat(together(takes)).isEqualTo(16);
  }

  @Test
  void leaversFindPermitsWhenOthersHaveTakenTheirs() {
    Replica replica = replicas.add();
    replica.budgets.define("app", 100, LONG);
    while (takes(replica, Urgency.BACKGROUND)) {
      assertThat(replica.count("SELECT count(*) FROM budget_buckets")).isPositive();
    }
    assertThat(takes(replica, Urgency.LEAVER)).isTrue();
    CallFailure.Later later =
        catchThrowableOfType(
            CallFailure.Later.class, () -> replica.budgets.take("app", 1, Urgency.NORMAL));
    assertThat(later.reason().code()).isEqualTo(ReasonCode.BUDGET_EXHAUSTED);
    assertThat(later.reason().retryAt()).isAfter(replica.clock.instant());
  }

  @Test
  void aShortWaitIsWaitedFor() {
    Replica replica = replicas.add();
    replica.budgets.define("quick", 50, Duration.ofSeconds(1));
    Instant start = replica.clock.instant();
    for (int i = 0; i < 40; i++) {
      replica.budgets.take("quick", 1, Urgency.NORMAL);
    }
    assertThat(Duration.between(start, replica.clock.instant()))
        .isGreaterThan(Duration.ofMillis(500));
  }

  @Test
  void aTakeLargerThanTheBurstIsPaidInParts() {
    Replica replica = replicas.add();
    replica.budgets.define("batch", 200, Duration.ofSeconds(1));
    replica.budgets.take("batch", 60, Urgency.NORMAL);
    assertThat(takes(replica, "batch", Urgency.BACKGROUND, 36)).isFalse();
  }

  @Test
  void unlimitedAsksNobody() {
    Replica replica = replicas.add();
    replica.budgets.define("free", 0, LONG);
    for (int i = 0; i < 1000; i++) {
      replica.budgets.take("free", 20, Urgency.BACKGROUND);
    }
    assertThat(replica.count("SELECT count(*) FROM budget_buckets")).isZero();
    assertThatThrownBy(() -> replica.budgets.take("unknown", 1, Urgency.NORMAL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRetryAfterHoldsForAllReplicas() {
    Replica one = replicas.add();
    Replica two = replicas.add();
    one.budgets.define("app", 0, LONG);
    two.budgets.define("app", 0, LONG);
    two.budgets.take("app", 1, Urgency.LEAVER);
    one.budgets.pauseUntil("app", one.clock.instant().plusSeconds(60));
    assertThat(takes(one, Urgency.LEAVER)).isFalse();
    await().atMost(Duration.ofSeconds(3)).until(() -> !takes(two, Urgency.LEAVER));
  }

  @Test
  void aShortPauseIsSatOutInsteadOfGivingUp() {
    Replica replica = replicas.add();
    replica.budgets.define("app", 0, LONG);
    Instant until = replica.clock.instant().plusSeconds(2);
    replica.budgets.pauseUntil("app", until);
    assertThat(takes(replica, "app", Urgency.NORMAL, 0)).isTrue();
    assertThat(replica.clock.instant()).isAfter(until);
  }

  /** Runs all at the same time; how many took. What one throws fails the test. */
  private static long together(List<Callable<Boolean>> takes) throws Exception {
    long taken = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> take : threads.invokeAll(takes)) {
        taken += take.get() ? 1 : 0;
      }
    }
    return taken;
  }

  private static boolean takes(Replica replica, Urgency urgency) {
    return takes(replica, "app", urgency, 1);
  }

  private static boolean takes(Replica replica, String name, Urgency urgency, int permits) {
    try {
      replica.budgets.take(name, permits, urgency);
      return true;
    } catch (CallFailure.Later e) {
      return false;
    }
  }
}
