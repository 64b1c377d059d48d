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
import java.io.IOException;
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

  private static final String SCOPE = "https://graph.microsoft.com/.default";
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
            .scopes(SCOPE)
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
          case Directory.Certificate certificate ->
              throw new IllegalArgumentException(
                  "directory.yaml: certificates are not supported yet; use client-secret or"
                      + " federated-token");
        };
    return new OidcTokens(clients, config, clock);
  }

  @Override
  public Token fetch() {
    try {
      Tokens tokens = client().getTokens().await().atMost(CALL);
      Long expires = tokens.getAccessTokenExpiresAt();
      Instant until =
          expires == null ? clock.instant().plus(USUAL_LIFE) : Instant.ofEpochSecond(expires);
      return new Token(tokens.getAccessToken(), until);
    } catch (OidcClientException refused) {
      throw away(refused)
          ? later(refused)
          : new CallFailure.Misconfigured(
              Reason.of(
                  ReasonCode.TARGET_MISCONFIGURED,
                  "The token endpoint refused the app registration"),
              refused);
    } catch (TimeoutException slow) {
      throw later(slow);
    }
  }

  private static boolean away(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static CallFailure later(Exception cause) {
    return new CallFailure.Later(
        Reason.of(ReasonCode.TARGET_UNAVAILABLE, "The token endpoint does not answer"), cause);
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
