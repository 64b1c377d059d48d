// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.AppAccountsContract;
import io.usher.saas.outbound.scim.ScimDialect.Writing;
import io.usher.saas.outbound.scim.atlassian.AtlassianDialect;
import org.junit.jupiter.api.AfterEach;

/** The contract with PUT instead of PATCH, against an app whose PUT clears what is not sent. */
class ScimAppPutIT implements AppAccountsContract {

  private final SandboxApp app = SandboxApp.atlassian(puts(AtlassianDialect.dialect()));

  private static ScimDialect puts(ScimDialect dialect) {
    Writing writing = dialect.writing();
    return new ScimDialect(
        dialect.name(),
        dialect.rules(),
        dialect.finding(),
        new Writing(
            writing.mediaType(),
            ScimDialect.Verb.PUT,
            writing.email(),
            writing.close(),
            writing.enterprise()),
        dialect.grouping(),
        dialect.pace());
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Override
  public AppAccounts accounts() {
    return app.accounts();
  }

  @Override
  public boolean findsOwnId() {
    return true;
  }
}
