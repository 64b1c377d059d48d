// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound;

import io.usher.core.WorkerKey;
import io.usher.entra.domain.AccountRecord;
import io.usher.entra.domain.Accounts;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressRegister;
import io.usher.entra.domain.KnownAccount;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Usher's own rows about accounts and addresses, written in the transaction of a lane's result. */
@Singleton
public class Register {

  private final Accounts accounts;
  private final AddressRegister addresses;

  public Register(Accounts accounts, AddressRegister addresses) {
    this.accounts = accounts;
    this.addresses = addresses;
  }

  void remember(AccountRecord record) {
    accounts.record(record);
  }

  /** The address of a living account is kept; that of a deleted one begins its retention time. */
  void address(WorkerKey worker, KnownAccount account, Instant now) {
    if (account.state().deleted()) {
      addresses.release(worker, now);
    } else {
      addresses.keep(worker, Address.parse(account.name().userPrincipalName()), now);
    }
  }

  Optional<String> livingAccount(WorkerKey worker) {
    return accounts.find(worker).flatMap(AccountRecord::livingAccountId);
  }
}
