// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import io.usher.kit.call.VendorHttp;
import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.AppAccountsContract;
import java.time.Clock;
import java.time.Duration;
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
              VendorHttp.client(Duration.ofSeconds(2)),
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
