// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.AppAccountsContract;
import io.usher.saas.outbound.scim.atlassian.AtlassianDialect;
import org.junit.jupiter.api.AfterEach;

/** The contract against the sandbox's Atlassian. */
class ScimAppAtlassianIT implements AppAccountsContract {

  private final SandboxApp app = SandboxApp.atlassian(AtlassianDialect.dialect());

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
