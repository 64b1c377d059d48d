// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.entra.contract.AccountsContract;
import io.usher.entra.domain.Accounts;

/** The stand-in keeps the promises of the port. */
class InMemoryAccountsTest extends AccountsContract {

  private final Accounts accounts = new InMemoryAccounts();

  @Override
  protected Accounts accounts() {
    return accounts;
  }
}
