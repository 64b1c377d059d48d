// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Singleton;

/**
 * Keeps status and Retry-After of a token endpoint's refusal, which the client of tokens would drop
 * though they tell whether somebody must act or only wait.
 */
@Singleton
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
final class TokenAnswers implements OidcResponseFilter {

  private static final int GIVEN = 200;

  @Override
  public Uni<Void> filter(OidcResponseFilterContext answer) {
    if (answer.statusCode() == GIVEN) {
      return Uni.createFrom().voidItem();
    }
    Buffer body = answer.responseBody();
    return Uni.createFrom()
        .failure(
            new TokenRefusal(
                answer.statusCode(),
                body == null ? "" : body.toString(),
                answer.responseHeaders().get("Retry-After")));
  }
}
