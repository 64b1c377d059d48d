// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.AppAccountsContract;
import io.usher.saas.outbound.scim.slack.SlackDialect;
import org.junit.jupiter.api.AfterEach;

/** The contract against the sandbox's Slack. */
class ScimAppSlackIT implements AppAccountsContract {

  private final SandboxApp app = SandboxApp.slack(SlackDialect.dialect());

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
    return false;
  }
}
