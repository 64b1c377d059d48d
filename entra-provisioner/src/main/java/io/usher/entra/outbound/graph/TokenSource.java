// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import java.time.Instant;

/** Where access tokens come from; each call fetches a new one and blocks for a bounded time. */
interface TokenSource {

  /**
   * An access token.
   *
   * @param value the token
   * @param expiresAt when it ends, UTC
   */
  record Token(String value, Instant expiresAt) {
    @Override
    public String toString() {
      return "Token[redacted, " + expiresAt + "]";
    }
  }

  /**
   * Fetches a token.
   *
   * @throws io.usher.core.CallFailure later when the issuer is away, misconfigured when it refuses
   */
  Token fetch();
}
