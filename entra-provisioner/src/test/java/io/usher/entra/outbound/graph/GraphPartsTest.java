// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The small parts of the adapter. */
class GraphPartsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  @RepeatedTest(20)
  void aFirstPasswordHasAllClassesAndMustBeChanged() {
    var profile = new FirstPasswords().next();

    assertThat(profile.getPassword())
        .hasSize(32)
        .matches("[\\x21-\\x7e]+")
        .matches(".*[a-z].*")
        .matches(".*[A-Z].*")
        .matches(".*[0-9].*")
        .matches(".*[^A-Za-z0-9].*");
    assertThat(profile.getForceChangePasswordNextSignIn()).isTrue();
  }

  @Test
  void aTokenIsKeptAndRenewedEarly() {
    SettableClock clock = new SettableClock();
    Map<String, Integer> fetched = new HashMap<>();
    GraphTokens tokens =
        new GraphTokens(
            () -> {
              int n = fetched.merge("n", 1, Integer::sum);
              return new TokenSource.Token("token-" + n, clock.now.plusSeconds(3599));
            },
            clock);
    URI anywhere = URI.create("http://x");

    assertThat(tokens.getAuthorizationToken(anywhere, null)).isEqualTo("token-1");
    clock.now = NOW.plusSeconds(3200);
    assertThat(tokens.getAuthorizationToken(anywhere, null)).isEqualTo("token-1");
    clock.now = NOW.plusSeconds(3310);
    assertThat(tokens.getAuthorizationToken(anywhere, null)).isEqualTo("token-2");
    tokens.forget();
    assertThat(tokens.getAuthorizationToken(anywhere, null)).isEqualTo("token-3");
  }

  @Test
  void whatSeveralAskAtOnceIsAskedTogetherAndEachGetsItsAnswer() throws Exception {
    List<List<Integer>> calls = new java.util.concurrent.CopyOnWriteArrayList<>();
    Coalescer<Integer, Integer> coalescer =
        new Coalescer<>(
            Duration.ofMillis(50),
            10,
            Duration.ofSeconds(10),
            keys -> {
              calls.add(keys);
              Map<Integer, Supplier<Integer>> answers = new HashMap<>();
              keys.forEach(key -> answers.put(key, () -> key * key));
              return answers;
            });
    Map<Integer, Integer> answers = new ConcurrentHashMap<>();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        int key = i;
        threads.execute(() -> answers.put(key, coalescer.ask(key)));
      }
    }

    assertThat(answers)
        .hasSize(100)
        .allSatisfy((key, value) -> assertThat(value).isEqualTo(key * key));
    assertThat(calls).allMatch(keys -> keys.size() <= 10).hasSizeLessThan(60);
  }

  @Test
  void aFailureOfASharedCallReachesEverybodyWhoAsked() {
    Coalescer<Integer, Integer> coalescer =
        new Coalescer<>(
            Duration.ofMillis(1),
            10,
            Duration.ofSeconds(10),
            keys -> {
              throw new CallFailure.Later(ReasonCode.TARGET_UNAVAILABLE, "Away", null);
            });

    assertThatThrownBy(() -> coalescer.ask(1)).isInstanceOf(CallFailure.Later.class);
  }

  /** Tells the time that the test says. */
  private static final class SettableClock extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
