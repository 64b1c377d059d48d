// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
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
