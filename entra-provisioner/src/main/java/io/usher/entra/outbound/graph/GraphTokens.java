// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import io.usher.entra.outbound.graph.TokenSource.Token;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps one app registration's token and fetches the next one before it ends. */
final class GraphTokens implements AccessTokenProvider {

  private static final Duration EARLY = Duration.ofMinutes(5);

  private final TokenSource source;
  private final Clock clock;
  private final AllowedHostsValidator anyHost = new AllowedHostsValidator();
  private @Nullable Token token;
  private Instant renewAt = Instant.MIN;

  GraphTokens(TokenSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public synchronized String getAuthorizationToken(
      URI uri, @Nullable Map<String, Object> additionalContext) {
    Token current = token;
    Instant now = clock.instant();
    if (current == null || !now.isBefore(renewAt)) {
      current = source.fetch();
      token = current;
      renewAt = renewal(now, current.expiresAt());
    }
    return current.value();
  }

  /** Five minutes early, but never in the first half of its life. */
  private static Instant renewal(Instant now, Instant expiresAt) {
    Instant early = expiresAt.minus(EARLY);
    Instant half = now.plus(Duration.between(now, expiresAt).dividedBy(2));
    return early.isAfter(half) ? early : half;
  }

  /** Graph refused it: the next call fetches another. */
  synchronized void forget() {
    token = null;
  }

  @Override
  public AllowedHostsValidator getAllowedHostsValidator() {
    return anyHost;
  }
}
