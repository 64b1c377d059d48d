// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.domain.work;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.entra.domain.AddressHolder;
import io.usher.entra.domain.Addresses;
import io.usher.entra.domain.Addresses.Reservation;
import io.usher.entra.domain.Attribute;
import io.usher.entra.domain.Creation;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.NewAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes an account so that there is never a second one for a person.
 *
 * <p>The address is reserved before the call and stays the same over retries. So when an earlier
 * try did make the account and its answer was lost, the directory refuses the address, even while
 * the look-up by key cannot see the account yet. The next address is taken only when the holder was
 * seen and is somebody else, or when every earlier try whose end is not known is older than any
 * delay of replication.
 */
public final class AccountCreation {

  private final Directory directory;
  private final Addresses addresses;
  private final Duration visibleWithin;

  /**
   * @param visibleWithin after this time an account that was made is readable everywhere
   */
  public AccountCreation(Directory directory, Addresses addresses, Duration visibleWithin) {
    this.directory = directory;
    this.addresses = addresses;
    this.visibleWithin = visibleWithin;
  }

  KnownAccount create(WorkerKey worker, EntraEffect.CreateUser effect, Instant now) {
    while (true) {
      Reservation reserved =
          addresses
              .reserve(worker, effect.addresses(), now)
              .orElseThrow(
                  () ->
                      new CallFailure.Refused(
                          ReasonCode.ADDRESS_NOT_AVAILABLE,
                          "All addresses that naming.yaml gives are taken"));
      NewAccount account =
          new NewAccount(reserved.address(), effect.attributes(), effect.enabled());
      switch (directory.create(account)) {
        case Creation.Created created -> {
          return created.account();
        }
        case Creation.Conflict conflict -> {
          requireSomebodyElse(worker, reserved, effect, now);
          addresses.takenElsewhere(worker, reserved.address(), now);
        }
      }
    }
  }

  /** Returns only when it is sure that the address is not held by this person's own account. */
  private void requireSomebodyElse(
      WorkerKey worker, Reservation reserved, EntraEffect.CreateUser effect, Instant now) {
    Optional<String> ours = Optional.ofNullable(effect.attributes().get(Attribute.EMPLOYEE_ID));
    Optional<AddressHolder> holder = directory.holderOf(reserved.address());
    if (holder.isPresent()) {
      if (ours.isPresent() && ours.equals(holder.get().accountKey())) {
        throw new CallFailure.Later(
            ReasonCode.TARGET_OUTCOME_UNKNOWN, "An earlier try made the account", now);
      }
      return;
    }
    if (now.isBefore(reserved.since().plus(visibleWithin))) {
      // This try is known to have made nothing: only those before it are waited for.
      addresses.notMade(worker, reserved);
      throw new CallFailure.Later(
          ReasonCode.NOT_YET_VISIBLE, "The address is taken, its holder is not visible yet", null);
    }
  }
}
