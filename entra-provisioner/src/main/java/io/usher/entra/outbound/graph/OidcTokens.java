// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Jwt.Source;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import io.smallrye.mutiny.TimeoutException;
import io.usher.company.Directory;
import io.usher.core.CallFailure;
import io.usher.core.Reason;
import io.usher.core.ReasonCode;
import io.usher.kit.limit.RetryAfter;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one app registration by client credentials.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">client
 *     credentials flow</a>
 */
final class OidcTokens implements TokenSource {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration CALL = Duration.ofSeconds(10);
  private static final Duration USUAL_LIFE = Duration.ofMinutes(5);

  private final OidcClients clients;
  private final OidcClientConfig config;
  private final Clock clock;
  private @Nullable OidcClient client;

  private OidcTokens(OidcClients clients, OidcClientConfig config, Clock clock) {
    this.clients = clients;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Tokens of an app registration.
   *
   * @throws IllegalArgumentException when it proves itself in a way that is not supported yet
   */
  static OidcTokens of(
      Directory company, Directory.AppRegistration app, OidcClients clients, Clock clock) {
    var settings =
        OidcClientConfig.builder()
            .id("graph-" + app.clientId())
            .discoveryEnabled(false)
            .tokenPath(company.tokenUrl().toString())
            .clientId(app.clientId())
            .scopes(company.scope())
            .connectionDelay(CONNECT)
            .connectionTimeout(CALL);
    OidcClientConfig config =
        switch (app.credential()) {
          case Directory.ClientSecret secret ->
              settings
                  .credentials()
                  .clientSecret(secret.clientSecret().reveal(), Method.POST)
                  .end()
                  .build();
          case Directory.FederatedToken federated ->
              settings
                  .credentials()
                  .jwt()
                  .source(Source.BEARER)
                  .tokenPath(federated.federatedToken())
                  .endCredentials()
                  .build();
        };
    return new OidcTokens(clients, config, clock);
  }

  @Override
  public Token fetch() {
    requireFederatedToken();
    try {
      Tokens tokens = client().getTokens().await().atMost(CALL);
      Long expires = tokens.getAccessTokenExpiresAt();
      Instant until =
          expires == null ? clock.instant().plus(USUAL_LIFE) : Instant.ofEpochSecond(expires);
      return new Token(tokens.getAccessToken(), until);
    } catch (TokenRefusal refusal) {
      throw refused(refusal);
    } catch (OidcClientException | TimeoutException away) {
      throw new CallFailure.Later(
          Reason.of(ReasonCode.TARGET_UNAVAILABLE, "The token endpoint does not answer"), away);
    }
  }

  /** Without the platform's token there is nothing to ask with. */
  private void requireFederatedToken() {
    if (config
        .credentials()
        .jwt()
        .tokenPath()
        .filter(path -> !Files.isReadable(path))
        .isPresent()) {
      throw new CallFailure.Misconfigured(
          ReasonCode.TARGET_MISCONFIGURED, "The platform's federated token cannot be read");
    }
  }

  /** A busy endpoint is waited for; one that knows us and says no needs somebody. */
  private CallFailure refused(TokenRefusal refusal) {
    if (!refusal.passes()) {
      return new CallFailure.Misconfigured(
          Reason.of(ReasonCode.TARGET_MISCONFIGURED, refusal.told()), refusal);
    }
    Instant until =
        refusal
            .retryAfter()
            .flatMap(header -> RetryAfter.parse(header, clock.instant()))
            .orElse(null);
    ReasonCode code =
        refusal.status() == 429 ? ReasonCode.TARGET_THROTTLED : ReasonCode.TARGET_UNAVAILABLE;
    return new CallFailure.Later(new Reason(code, refusal.told(), null, until), refusal);
  }

  private synchronized OidcClient client() {
    OidcClient ready = client;
    if (ready == null) {
      ready = clients.newClient(config).await().atMost(CALL);
      client = ready;
    }
    return ready;
  }
}
