// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CombinedCallsTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(5);

  private final List<List<Integer>> made = new CopyOnWriteArrayList<>();

  @Test
  void whoComesTogetherSharesACallAndGetsHisOwnAnswer() {
    CombinedCalls<Integer, Integer> calls = new CombinedCalls<>(LONG, 5, LONG, this::squares);

    Map<Integer, Integer> answers = askAll(calls, 10);

    assertThat(answers)
        .hasSize(10)
        .allSatisfy((key, value) -> assertThat(value).isEqualTo(key * key));
    assertThat(made).hasSize(2).allMatch(keys -> keys.size() == 5);
  }

  @Test
  void nobodyWaitsLongForOthers() {
    CombinedCalls<Integer, Integer> calls = new CombinedCalls<>(SHORT, 100, LONG, this::squares);

    assertThat(calls.ask(3)).isEqualTo(9);

    assertThat(made).containsExactly(List.of(3));
  }

  @Test
  void aKeyIsNotAskedForTwiceInOneCall() {
    CombinedCalls<Integer, Integer> calls = new CombinedCalls<>(SHORT, 100, LONG, this::squares);

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        threads.execute(() -> calls.ask(7));
      }
    }

    assertThat(made).isNotEmpty().allMatch(keys -> keys.equals(List.of(7)));
  }

  @Test
  void theFailureOfACallReachesEverybodyWhoAsked() {
    CombinedCalls<Integer, Integer> calls =
        new CombinedCalls<>(
            LONG,
            2,
            LONG,
            keys -> {
              throw new CallFailure.Later(ReasonCode.TARGET_UNAVAILABLE, "Away", null);
            });

    assertThat(failures(calls, 2)).hasSize(2).allMatch(CallFailure.Later.class::isInstance);
  }

  @Test
  void theFailureOfOneIsHeardByHimAlone() {
    CombinedCalls<Integer, Integer> calls =
        new CombinedCalls<>(
            LONG,
            3,
            LONG,
            keys ->
                answers(
                    keys,
                    key -> {
                      if (key == 1) {
                        throw new CallFailure.Refused(ReasonCode.TARGET_REFUSED, "No");
                      }
                      return key;
                    }));

    assertThat(failures(calls, 3)).singleElement().isInstanceOf(CallFailure.Refused.class);
  }

  @Test
  void whoDoesNotSeeTheEndOfTheCallDoesNotKnowItsOutcome() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    CombinedCalls<Integer, Integer> calls =
        new CombinedCalls<>(
            LONG,
            2,
            Duration.ofMillis(1),
            keys -> {
              await(answered);
              return squares(keys);
            });
    Thread first = Thread.ofPlatform().start(() -> calls.ask(1));
    Awaitility.await().until(() -> first.getState() == Thread.State.TIMED_WAITING);

    assertThatThrownBy(() -> calls.ask(2))
        .isInstanceOfSatisfying(
            CallFailure.Later.class,
            later ->
                assertThat(later.reason().code()).isEqualTo(ReasonCode.TARGET_OUTCOME_UNKNOWN));
    answered.countDown();
    first.join();
    assertThat(made).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<Integer, Supplier<Integer>> squares(List<Integer> keys) {
    made.add(keys);
    return answers(keys, key -> key * key);
  }

  private static Map<Integer, Supplier<Integer>> answers(
      List<Integer> keys, Function<Integer, Integer> answer) {
    Map<Integer, Supplier<Integer>> answers = new HashMap<>();
    keys.forEach(key -> answers.put(key, () -> answer.apply(key)));
    return answers;
  }

  private static Map<Integer, Integer> askAll(CombinedCalls<Integer, Integer> calls, int people) {
    Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < people; i++) {
        int key = i;
        threads.execute(() -> answers.put(key, calls.ask(key)));
      }
    }
    return answers;
  }

  private static List<Throwable> failures(CombinedCalls<Integer, Integer> calls, int people) {
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < people; i++) {
        int key = i;
        Future<?> unused =
            threads.submit(
                () -> {
                  try {
                    calls.ask(key);
                  } catch (CallFailure failure) {
                    failures.add(failure);
                  }
                });
      }
    }
    return failures;
  }
}
