// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.entra.domain.KnownAccount.Mailbox;

/** Mailboxes of accounts: the cheap question that is asked while one is being made. */
public interface Mailboxes {

  /**
   * The mailbox of an account.
   *
   * @throws io.usher.core.CallFailure.Later when the account cannot be read now
   */
  Mailbox of(String accountId);
}
