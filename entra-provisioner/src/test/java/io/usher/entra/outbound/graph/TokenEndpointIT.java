// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.oidc.client.OidcClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usher.company.Directory;
import io.usher.company.Secret;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.entra.SandboxTenant;
import io.usher.entra.fake.Tenant;
import io.usher.sandbox.Sandbox;
import io.usher.sandbox.SandboxOptions;
import io.usher.sandbox.http.FaultKind;
import io.usher.sandbox.http.FaultRule;
import io.usher.testkit.ServiceParts;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client of tokens against a token endpoint that fails. */
@QuarkusTest
@QuarkusTestResource(ServiceParts.class)
@QuarkusTestResource(SandboxTenant.class)
class TokenEndpointIT {

  @SuppressWarnings("NullAway.Init") // Injected.
  @Inject
  OidcClients clients;

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.usual());

  @AfterEach
  void end() {
    sandbox.close();
  }

  @Test
  void aTokenIsGivenWithItsEnd() {
    assertThat(tokens(good()).fetch().expiresAt())
        .isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3700));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aBusyEndpointIsWaitedForAsLongAsItAsks(int status) {
    fault(status);

    CallFailure.Later later =
        catchThrowableOfType(CallFailure.Later.class, () -> tokens(good()).fetch());

    assertThat(later.reason().code())
        .isEqualTo(status == 429 ? ReasonCode.TARGET_THROTTLED : ReasonCode.TARGET_UNAVAILABLE);
    assertThat(later.reason().nextTry().isPresent()).isEqualTo(status != 500);
    assertThat(tokens(good()).fetch().value()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401})
  void anEndpointThatRefusesUsNeedsSomebody(int status) {
    fault(status);

    assertThatThrownBy(() -> tokens(good()).fetch()).isInstanceOf(CallFailure.Misconfigured.class);
  }

  @Test
  void nobodyListeningIsNoMisconfiguration() {
    OidcTokens tokens = tokens(good());
    sandbox.close();

    assertThatThrownBy(tokens::fetch).isInstanceOf(CallFailure.Later.class);
  }

  @Test
  void aMissingFederatedTokenNeedsSomebody() {
    Directory.AppRegistration federated =
        new Directory.AppRegistration(
            "usher-sandbox", new Directory.FederatedToken(Path.of("no-such-token")));

    assertThatThrownBy(() -> tokens(federated).fetch())
        .isInstanceOf(CallFailure.Misconfigured.class);
  }

  private static Directory.AppRegistration good() {
    return new Directory.AppRegistration(
        "usher-sandbox", new Directory.ClientSecret(Secret.of("sandbox-client-secret")));
  }

  private void fault(int status) {
    sandbox
        .desks()
        .wire()
        .faults()
        .add(
            new FaultRule(
                "graph",
                "POST",
                "/{tenant}/oauth2/v2.0/token",
                FaultKind.STATUS,
                1,
                status,
                Duration.ofSeconds(30),
                Duration.ZERO,
                1));
  }

  private OidcTokens tokens(Directory.AppRegistration app) {
    Directory sample = Tenant.COMPANY.directory();
    Directory company =
        new Directory(
            "sandbox-tenant",
            sample.graphUrl(),
            URI.create(sandbox.url() + "/sandbox-tenant/oauth2/v2.0/token"),
            sample.scope(),
            sample.appRegistrations(),
            sample.correlation(),
            sample.mode(),
            sample.limits(),
            sample.licences(),
            sample.attributes(),
            sample.mailbox());
    return OidcTokens.of(company, app, clients, Clock.systemUTC());
  }
}
