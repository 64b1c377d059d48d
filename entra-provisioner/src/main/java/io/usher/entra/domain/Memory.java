// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.entra.domain.KnownAccount.Holdings;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.KnownAccount.Name;
import io.usher.entra.domain.KnownAccount.State;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a person without asking the directory.
 *
 * @param desired how the account should be
 * @param remembered what Usher remembers
 * @param address the sign-in name of a leaver's account by our own register; empty for others
 */
public record Memory(DesiredAccount desired, AccountRecord remembered, Optional<Address> address) {

  /**
   * A leaver's account as far as it is remembered: those who close accounts elsewhere go by its id
   * and name. It is said to be open unless Usher itself closed it; nothing else is said of it.
   */
  public Optional<KnownAccount> leaversAccount() {
    return remembered.account().flatMap(account -> address.map(name -> shown(account, name)));
  }

  private KnownAccount shown(AccountRecord.Account account, Address name) {
    return new KnownAccount(
        new Name(account.id(), name.text()),
        new State(!remembered.sessionsRevoked(), false),
        Map.of(),
        Holdings.NONE,
        Mailbox.NONE);
  }
}
