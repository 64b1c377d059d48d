// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.entra.outbound.graph.TokenSource.Token;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Keeps one app registration's token and fetches the next one before it ends. */
final class GraphTokens implements AccessTokenProvider {

  private static final Duration EARLY = Duration.ofMinutes(5);

  private final TokenSource source;
  private final Clock clock;
  private final AllowedHostsValidator anyHost = new AllowedHostsValidator();
  private @Nullable Token token;
  private Instant renewAt = Instant.MIN;
  private final UntoldPauses pauses = new UntoldPauses(RandomGenerator.getDefault());
  private @Nullable Reason rests;
  private Instant restsUntil = Instant.MIN;

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
      current = fetch(now);
      token = current;
      renewAt = renewal(now, current.expiresAt());
    }
    return current.value();
  }

  /** While the issuer rests nobody asks: everybody who needs a token would ask in turn. */
  private Token fetch(Instant now) {
    Reason resting = rests;
    if (resting != null && now.isBefore(restsUntil)) {
      throw new CallFailure.Later(resting, null);
    }
    try {
      Token fetched = source.fetch();
      rests = null;
      pauses.answered(now);
      return fetched;
    } catch (CallFailure.Later later) {
      Instant asked = later.reason().retryAt();
      rests = later.reason();
      restsUntil = asked == null ? pauses.after(clock.instant()) : asked;
      throw later;
    }
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
