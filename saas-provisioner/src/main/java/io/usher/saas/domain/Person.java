// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.LifecycleStage;
import io.usher.core.OutcomeStatus;
import io.usher.core.Worker;
import io.usher.core.WorkerKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person as the directory's newest outcome tells it.
 *
 * @param worker the corporate part of the worker; fields that HR did not show are absent
 * @param displayName the display name by the naming rules, or null when there is none
 * @param stage where the person stands
 * @param directoryStatus how the directory's work ended
 * @param account the directory account, or null when there is none
 */
public record Person(
    Worker worker,
    @Nullable String displayName,
    LifecycleStage stage,
    OutcomeStatus directoryStatus,
    @Nullable DirectoryAccount account) {

  /** Whose it is. */
  public WorkerKey key() {
    return worker.key();
  }

  /** The directory account, if there is one. */
  public Optional<DirectoryAccount> directoryAccount() {
    return Optional.ofNullable(account);
  }

  /** True when the directory is settled enough to build a new account on it. */
  boolean mayBeCreated() {
    return account != null
        && switch (directoryStatus) {
          case APPLIED, UNCHANGED, WAITING -> true;
          case HELD, FAILED -> false;
        };
  }

  @Override
  public String toString() {
    return "Person[" + key() + ", " + stage + "]";
  }

  /**
   * What apps need of the directory account.
   *
   * @param id its id there
   * @param principalName the sign-in name, unique in the directory
   * @param mail the primary address, or null until one is known
   * @param mailboxReady whether the mailbox was seen ready
   */
  public record DirectoryAccount(
      String id, String principalName, @Nullable String mail, boolean mailboxReady) {

    /** The address to give to apps: the mail address, or the sign-in name until there is one. */
    public String address() {
      return mail == null ? principalName : mail;
    }

    @Override
    public String toString() {
      return "DirectoryAccount[redacted]";
    }
  }
}
