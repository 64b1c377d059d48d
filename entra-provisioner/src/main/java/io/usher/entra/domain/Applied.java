// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain;

import io.usher.core.Reason;
import io.usher.entra.domain.KnownAccount.Mailbox;
import java.util.Optional;

/** How a step ended that did not fail. */
public sealed interface Applied {

  /**
   * It was performed.
   *
   * @param mailbox what the answer tells of the mailbox, if it tells anything
   */
  record Done(Optional<Mailbox> mailbox) implements Applied {}

  /**
   * It was left out; everything else goes on.
   *
   * @param reason why, with the time of the next try
   */
  record LeftOut(Reason reason) implements Applied {}

  /** Performed, nothing else to tell. */
  static Applied done() {
    return new Done(Optional.empty());
  }
}
