// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound.graph;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressHolder;
import io.usher.entra.domain.Applied;
import io.usher.entra.domain.Creation;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.NewAccount;
import io.usher.entra.domain.Precedence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Sits out the short time in which an account that was just made cannot be seen everywhere. Graph's
 * answer 404 says that nothing was done, so the call may be made again where it stands; to leave
 * the lane and come back would cost a whole new look-up. Longer delays are the engine's.
 *
 * @see <a href="https://learn.microsoft.com/graph/best-practices-concept">eventual consistency</a>
 */
final class PatientDirectory implements Directory {

  /** The usual delay: a call before its end is a write of the budget that is lost. */
  static final Duration AFTER_CREATION = Duration.ofMillis(300);

  /** Enough for most delays, and too short to keep others waiting. */
  static final List<Duration> WAITS = List.of(Duration.ofMillis(200), Duration.ofMillis(300));

  private final Directory directory;
  private final Duration afterCreation;
  private final List<Duration> waits;

  /**
   * @param directory makes the calls
   * @param afterCreation how long a new account is left alone
   * @param waits how long to wait before each repetition
   */
  PatientDirectory(Directory directory, Duration afterCreation, List<Duration> waits) {
    this.directory = directory;
    this.afterCreation = afterCreation;
    this.waits = List.copyOf(waits);
  }

  @Override
  public Finding find(AccountQuery query) {
    return directory.find(query);
  }

  @Override
  public Creation create(NewAccount account) {
    Creation creation = directory.create(account);
    if (creation instanceof Creation.Created) {
      LockSupport.parkNanos(afterCreation.toNanos());
    }
    return creation;
  }

  @Override
  public Optional<AddressHolder> holderOf(Address address) {
    return directory.holderOf(address);
  }

  @Override
  public Applied apply(String accountId, List<EntraEffect> step, Precedence precedence) {
    for (Duration wait : waits) {
      try {
        return directory.apply(accountId, step, precedence);
      } catch (CallFailure.Later failure) {
        if (failure.reason().code() != ReasonCode.NOT_YET_VISIBLE) {
          throw failure;
        }
        LockSupport.parkNanos(wait.toNanos());
      }
    }
    return directory.apply(accountId, step, precedence);
  }
}
