// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import java.util.Set;

class InMemoryAppAccountsTest implements AppAccountsContract {

  private final InMemoryAppAccounts app = new InMemoryAppAccounts(Set.of(GROUP), true);

  @Override
  public AppAccounts accounts() {
    return app;
  }

  @Override
  public boolean findsOwnId() {
    return true;
  }
}
