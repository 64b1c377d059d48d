// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.AppAccountsContract;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** The contract in the plain dialect against a server that others wrote. */
class ScimAppPeerIT implements AppAccountsContract {

  private final PeerServer peer = new PeerServer(GROUP);
  private final AppAccounts accounts =
      new ScimApp(
              ScimDialect.plain(),
              peer.base(),
              "token",
              HttpClient.newHttpClient(),
              Clock.systemUTC())
          .accounts(new FreePace());

  @AfterEach
  void stop() {
    peer.close();
  }

  @Override
  public AppAccounts accounts() {
    return accounts;
  }

  @Override
  public boolean findsOwnId() {
    return true;
  }

  @Override
  public Set<String> groupsOf(String remoteId) {
    return peer.groupsOf(remoteId);
  }
}
